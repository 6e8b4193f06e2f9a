//! Word files: valid by the schemas of Open XML.

use crate::made::all;
use crate::tool::Tool;

#[test]
fn the_schemas_of_open_xml_hold() {
    for made in all() {
        for file in [&made.docx, &made.bundled] {
            Tool::of_venv("openxml-audit").args(&["--max-errors", "0", "--policy", "strict"]).arg(file).run();
        }
    }
}
