import rule from "../../src/rules/no-conflicting-plugins.js";
import { placeIn } from "../place-in.js";
import { testRule } from "../rule-tester.js";

const RIVALS = "plugins {\n  id 'nf-validation@1.1.3'\n  id 'nf-schema@2.4.2'\n}";
const MOVED = "plugins { id 'nf-schema@2.4.2' }\nparams.validationLenientMode = true";

testRule("no-conflicting-plugins", rule, {
  valid: [
    { name: "takes one of them", code: "plugins { id 'nf-schema@2.4.2' }\nvalidation.lenientMode = true" },
    {
      name: "takes the params of nf-validation beside it",
      code: "plugins { id 'nf-validation@1.1.3' }\nparams.validationLenientMode = true",
    },
    { name: "takes a param of that name where no plugin is declared", code: "params.validationLenientMode = true" },
  ],
  invalid: [
    {
      name: "finds nf-validation beside nf-schema",
      code: RIVALS,
      errors: [
        {
          messageId: "rivals",
          data: { old: "nf-validation", recent: "nf-schema" },
          ...placeIn(RIVALS, "'nf-validation@1.1.3'"),
          related: ["nextflow.config:3:6 'nf-schema' is declared here."],
        },
      ],
    },
    {
      name: "finds a param that only nf-validation reads",
      code: MOVED,
      errors: [
        {
          messageId: "moved",
          data: { name: "validationLenientMode", option: "validation.lenientMode" },
          ...placeIn(MOVED, "params.validationLenientMode"),
        },
      ],
    },
  ],
});
