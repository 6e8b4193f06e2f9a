//! The template engine, set up once for a report.

use std::sync::Arc;

use banxin_base::nearest;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value};

use super::functions;
use super::object::LedgerObject;
use crate::figures::Values;

/// minijinja with the ledger as its context.
pub(crate) struct Engine {
    env: Environment<'static>,
    context: Value,
    values: Arc<Values>,
}

impl Engine {
    /// An engine for a ledger.
    pub(crate) fn new(values: Arc<Values>) -> Engine {
        let mut env = Environment::new();
        env.set_undefined_behavior(UndefinedBehavior::Strict);
        env.set_auto_escape_callback(|_| AutoEscape::None);
        env.set_debug(true);
        functions::register(&mut env, &values);
        let context = Value::from_object(LedgerObject(Arc::clone(&values)));
        Engine { env, context, values }
    }

    /// Fills one template.
    pub(super) fn render(&self, template: &str) -> Result<String, minijinja::Error> {
        self.env.render_str(template, self.context.clone())
    }

    /// Whether a template may use this name.
    pub(super) fn knows(&self, name: &str) -> bool {
        const WORDS: [&str; 14] = ["and", "or", "not", "in", "is", "if", "else", "true", "false", "none", "True", "False", "None", "loop"];
        self.values.get(name).is_some() || WORDS.contains(&name) || self.env.globals().any(|(known, _)| known == name)
    }

    /// The figure whose id is nearest to a name that is none.
    pub(super) fn nearest(&self, name: &str) -> Option<&str> {
        nearest(name, self.values.ids())
    }

    /// The ledger.
    pub(crate) fn values(&self) -> &Values {
        &self.values
    }
}
