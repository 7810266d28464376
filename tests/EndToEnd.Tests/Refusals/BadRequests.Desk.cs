namespace CreditFunctions.EndToEnd.Tests.Refusals;

/// <content>Requests to the desk: anonymous, without the role, and by officers with stale data.</content>
internal static partial class BadRequests
{
    private static string[] ReadAtTheDesk =>
        [
            "desk",
            "desk/rounds",
            "desk/rounds/{round}",
            "desk/rounds/{round}/sheets/ranking-1",
            "desk/applications/{draft}",
            "desk/applications/{draft}/documents/d1",
            "desk/subjects/s1/evidence/e1",
            "desk/staff",
            "desk/staff/chief",
            "desk/tasks/{link}",
            "desk/guide-drafts/{guide}",
            "desk/guide-drafts/{guide}/preview",
            "desk/identifiers",
            "desk/identifiers/e1",
            "desk/cases",
            "desk/listings",
            "desk/listings/l1",
            "desk/new-listing",
            "desk/new-case",
            "desk/listing-export/csv",
            "desk/listing-confirmations",
            "desk/listings/l1/documents/d1",
            "desk/imports",
            "desk/imports/i1",
            "desk/import-templates/Listings",
            "desk/cases/c1",
            "desk/cases/c1/letters/1",
            "desk/cases/c1/documents/d1",
            "desk/projects",
            "desk/projects/p1",
            "desk/projects/p1/documents/d1",
            "desk/projects/p1/letters/1",
            "desk/projects/p1/contracts/0",
            "desk/fund-export/xlsx",
            "desk/reconciliation",
            "desk/reconciliation-export/xlsx",
        ];

    private static IEnumerable<BadRequest> Strangers =>
        [
            .. ReadAtTheDesk.Select(path => new BadRequest($"{path}, by nobody", "GET", path, 401, "sign-in-is-missing")),
            new("a session that is none", "GET", "desk", 401, "sign-in-is-missing") { Sender = Sender.Applicant },
            new("a new code for no task", "POST", "tasks/none/code", 404, "task-not-found") { Body = "{}" },
            new("a look at a new code for no task", "GET", "tasks/none/code", 404, "task-not-found"),
            new("the end of a session of no task", "POST", "tasks/none/sign-out", 404, "task-not-found") { Body = "{}" },
            new("signing out of nothing", "POST", "sign-out", 401, "sign-in-is-missing") { Body = "{}" },
            new("an officer added by nobody", "POST", "desk/staff", 401, "sign-in-is-missing") { Body = NewOfficer },
            new("an officer added by the bureau's key", "POST", "desk/staff", 401, "sign-in-is-missing")
            {
                Body = NewOfficer,
                Sender = Sender.Bureau,
            },
            new("a listing entered by nobody", "POST", "desk/listings", 401, "sign-in-is-missing") { Body = "{}" },
            new("a listing confirmed by nobody", "POST", "desk/listings/l1/confirmation", 401, "sign-in-is-missing") { Body = "{}" },
            new("an export confirmed by nobody", "POST", "desk/listings/l1/export-confirmation", 401, "sign-in-is-missing") { Body = "{}" },
            new("an objection entered by nobody", "POST", "desk/listings/l1/objection", 401, "sign-in-is-missing") { Body = "{}" },
            new("an objection decided by nobody", "POST", "desk/listings/l1/objection-ruling", 401, "sign-in-is-missing") { Body = "{}" },
            new("a file imported by nobody", "POST", "desk/imports", 401, "sign-in-is-missing") { Body = "{}" },
            new("an import confirmed by nobody", "POST", "desk/imports/i1/confirmation", 401, "sign-in-is-missing") { Body = "{}" },
            new("an import undone by nobody", "POST", "desk/imports/i1/undo", 401, "sign-in-is-missing") { Body = OneReason },
            new("an objection by a link of no case", "POST", "cases/none/objection", 404, "case-link-is-unknown") { Body = "{}" },
            new("a listing ended by nobody", "POST", "desk/listings/l1/revocation", 401, "sign-in-is-missing") { Body = OneReason },
            new("a change of the directory confirmed by nobody", "POST", "desk/changes/1/confirmation", 401, "sign-in-is-missing")
            {
                Body = "{}",
            },
            new("a change of the directory rejected by nobody", "POST", "desk/changes/1/rejection", 401, "sign-in-is-missing")
            {
                Body = OneReason,
            },
            new("an officer added by a case officer", "POST", "desk/staff", 403, "role-is-missing")
            {
                Body = NewOfficer,
                Sender = Sender.CaseOfficer,
            },
            new("a guide by a case officer", "POST", "desk/rounds", 403, "role-is-missing")
            {
                Body = """{"id":"{new}","title":"题"}""",
                Sender = Sender.CaseOfficer,
            },
            new("a guide written by a case officer", "PUT", "desk/guide-drafts/{guide}", 403, "role-is-missing")
            {
                Body = "{}",
                Sender = Sender.CaseOfficer,
            },
            new("a guide published by a case officer", "POST", "desk/guide-drafts/{guide}/publication", 403, "role-is-missing")
            {
                Body = "{}",
                Sender = Sender.CaseOfficer,
            },
            new("a hold lifted by a case officer", "POST", "desk/applications/{draft}/lifting", 403, "role-is-missing")
            {
                Body = OneReason,
                Sender = Sender.CaseOfficer,
            },
            new("a contact registered by nobody", "POST", "desk/applications/{submitted}/registered-contact", 401, "sign-in-is-missing")
            {
                Body = "{}",
            },
            new(
                "a registration withdrawn by nobody",
                "POST",
                "desk/applications/{submitted}/registered-contact/withdrawal",
                401,
                "sign-in-is-missing"
            )
            {
                Body = "{}",
            },
            new("a task handed over by a case officer", "POST", "desk/tasks/{link}/handover", 403, "role-is-missing")
            {
                Body = OneReason,
                Sender = Sender.CaseOfficer,
            },
            new("a form that the desk did not serve", "POST", "desk/staff", 422, "form-is-outdated")
            {
                Body = "id=xin&name=a&email=xin%40keji.example&roles%5BLeader%5D=true",
                ContentType = Form,
                Sender = Sender.ChiefInBrowser,
            },
            new("a form with a token of the applicants", "POST", "desk/applications/{submitted}/hold", 422, "form-is-outdated")
            {
                Body = "antiForgery={access}&reason=a&basis=b&nextReview=2027-01-01",
                ContentType = Form,
                Sender = Sender.ChiefInBrowser,
            },
            new("a case by a link that is none", "GET", "cases/none", 404, "case-link-is-unknown"),
            new("a letter by a link that is none", "GET", "cases/none/letters/1", 404, "case-link-is-unknown"),
            new("a repair by a link that is none", "POST", "cases/none/repair", 404, "case-link-is-unknown") { Body = "{}" },
            new("a hearing by a link that is none", "POST", "cases/none/hearing", 404, "case-link-is-unknown") { Body = "{}" },
            new("a recusal by a link that is none", "POST", "cases/none/recusal", 404, "case-link-is-unknown") { Body = "{}" },
            new("a re-examination by a link that is none", "POST", "cases/none/reexamination", 404, "case-link-is-unknown") { Body = "{}" },
            new("a defence by a link that is none", "POST", "cases/none/defence", 404, "case-link-is-unknown")
            {
                Body = """{"text":"申辩","admitsFacts":true}""",
            },
            new("a project by a link that is none", "GET", "projects/none", 404, "project-link-is-unknown"),
            new("a contract by a link that is none", "POST", "projects/none/contract", 404, "project-link-is-unknown") { Body = "{}" },
            new("a signature by a link that is none", "POST", "projects/none/signature", 404, "project-link-is-unknown")
            {
                Body = """{"version":1,"signerName":"张示例"}""",
            },
            new("a report by a link that is none", "POST", "projects/none/report", 404, "project-link-is-unknown") { Body = "{}" },
            new("a report on the way by a link that is none", "POST", "projects/none/progress", 404, "project-link-is-unknown")
            {
                Body = "{}",
            },
            new("a printed contract by a link that is none", "GET", "projects/none/contracts/0", 404, "project-link-is-unknown"),
            new("a letter of a project by a link that is none", "GET", "projects/none/letters/1", 404, "project-link-is-unknown"),
            new("a refusal by a link that is none", "POST", "projects/none/refusal", 404, "project-link-is-unknown") { Body = "{}" },
            new("a settlement by a link that is none", "POST", "projects/none/settlement", 404, "project-link-is-unknown") { Body = "{}" },
            new("a change by a link that is none", "POST", "projects/none/changes", 404, "project-link-is-unknown") { Body = "{}" },
            new("signing in as nobody", "POST", "sign-in", 404, "officer-not-found", "officerId") { Body = """{"officerId":"nobody"}""" },
            new("signing in as number 1", "POST", "sign-in", 400, "json-is-malformed", "officerId") { Body = """{"officerId":1}""" },
            new("signing in by a list", "POST", "sign-in", 400, "json-is-malformed") { Body = "[]" },
        ];

    private static IEnumerable<BadRequest> Staff =>
        [
            Officer("an id in capitals", "POST", "desk/staff", NewOfficer.Replace("\"xin\"", "\"Xin\"", StringComparison.Ordinal), "id"),
            Officer(
                "an id that somebody has",
                "POST",
                "desk/staff",
                NewOfficer.Replace("\"xin\"", "\"chief\"", StringComparison.Ordinal),
                "id"
            ),
            Officer("a name on two lines", "POST", "desk/staff", NewOfficer.Replace("新人", "新\\n人", StringComparison.Ordinal), "name"),
            Officer("an address that is none", "POST", "desk/staff", NewOfficer.Replace("xin@", "xin", StringComparison.Ordinal), "email"),
            Officer(
                "somebody else's address",
                "POST",
                "desk/staff",
                NewOfficer.Replace("xin@", "Chief@", StringComparison.Ordinal),
                "email"
            ),
            Officer("no role", "POST", "desk/staff", NewOfficer.Replace("\"CaseOfficer\"", "", StringComparison.Ordinal), "roles"),
            Officer(
                "a role that is none",
                "POST",
                "desk/staff",
                NewOfficer.Replace("CaseOfficer", "Emperor", StringComparison.Ordinal),
                "roles"
            ),
            Chief(
                "an officer with an unknown field",
                "POST",
                "desk/staff",
                NewOfficer.Insert(1, "\"colour\":\"red\","),
                400,
                "json-is-malformed",
                "colour"
            ),
            Chief(
                "an officer with a field twice",
                "POST",
                "desk/staff",
                NewOfficer.Insert(1, "\"name\":\"又一人\","),
                400,
                "json-is-malformed"
            ),
            Chief(
                "an officer whose name is half a character",
                "POST",
                "desk/staff",
                NewOfficer.Replace("新人", "\\ud800", StringComparison.Ordinal),
                400,
                "json-is-malformed"
            ),
            Chief("an officer who is a list", "POST", "desk/staff", "[]", 400, "body-is-empty"),
            Chief("a change of nobody", "PUT", "desk/staff/nobody", NewOfficer, 404, "officer-not-found"),
            Chief("a change of nobody, posted", "POST", "desk/staff/nobody", NewOfficer, 404, "officer-not-found"),
            Chief(
                "the last staff manager without that role",
                "PUT",
                "desk/staff/chief",
                NewOfficer,
                409,
                "staff-manager-is-needed",
                "roles"
            ),
            Chief("the end of the last staff manager", "POST", "desk/staff/chief/ending", OneReason, 409, "staff-manager-is-needed"),
            Chief("the end of nobody", "POST", "desk/staff/nobody/ending", OneReason, 404, "officer-not-found"),
            Chief("an end without a reason", "POST", "desk/staff/jingban/ending", "{}", 422, "reason-is-missing", "reason"),
            Chief("a change confirmed that is none", "POST", "desk/changes/99/confirmation", "{}", 404, "staff-change-not-found"),
            Chief("a change rejected that is none", "POST", "desk/changes/x/rejection", OneReason, 404, "staff-change-not-found"),
            Chief("a page of nobody", "GET", "desk/staff/nobody", null, 404, "officer-not-found"),
            new("the rules for nobody", "GET", "desk/rules", 401, "sign-in-is-missing"),
            new("a rule file added by a case officer", "POST", "desk/rules", 403, "role-is-missing")
            {
                Body = """{"text":"{}"}""",
                Sender = Sender.CaseOfficer,
            },
            new("a rule file confirmed by nobody", "POST", "desk/rules/1/confirmation", 401, "sign-in-is-missing") { Body = "{}" },
            new("a rule file rejected by nobody", "POST", "desk/rules/1/rejection", 401, "sign-in-is-missing") { Body = OneReason },
            Chief("a rule file without text", "POST", "desk/rules", "{}", 422, "rule-addition-is-empty", "text"),
            Chief("a rule file that is none", "POST", "desk/rules", """{"text":"规则"}""", 422, "rule-file-is-malformed", "text"),
            Chief(
                "a rule file that has no rules",
                "POST",
                "desk/rules",
                """{"text":"{\"version\":\"1\"}"}""",
                422,
                "rule-file-is-malformed",
                "text"
            ),
            Chief(
                "a notice with a day of another year",
                "POST",
                "desk/rules",
                """{"text":"{\"source\":\"s\",\"years\":{\"2099\":{\"holidays\":[\"2098-05-01\"],\"makeUpWorkdays\":[]}}}"}""",
                422,
                "working-day-is-outside-its-year",
                "text"
            ),
            Chief("a rule file that nobody has", "GET", "desk/rules/none", null, 404, "rule-file-not-found"),
            Chief("a file confirmed that is none", "POST", "desk/rules/99/confirmation", "{}", 404, "rule-addition-not-found"),
            Chief("a file rejected that is none", "POST", "desk/rules/x/rejection", OneReason, 404, "rule-addition-not-found"),
            Leave("from 30 February", """{"from":"2026-02-30","lastDay":"2099-03-02","delegateId":"chief","reason":"休假"}""", "from"),
            Leave(
                "that ends before it begins",
                """{"from":"2099-03-02","lastDay":"2099-03-01","delegateId":"chief","reason":"休假"}""",
                "lastDay"
            ),
            Leave("that is over", """{"from":"2020-03-02","lastDay":"2020-03-03","delegateId":"chief","reason":"休假"}""", "lastDay"),
            Leave("of ten years", """{"from":"2089-03-02","lastDay":"2099-03-01","delegateId":"chief","reason":"休假"}""", "lastDay"),
            Leave(
                "with oneself as stand-in",
                """{"from":"2099-03-01","lastDay":"2099-03-02","delegateId":"jingban","reason":"休假"}""",
                "delegateId"
            ),
            Leave("without a reason", """{"from":"2099-03-01","lastDay":"2099-03-02","delegateId":"chief"}""", "reason"),
            Chief("a leave of nobody", "POST", "desk/staff/nobody/leaves", OneReason, 404, "officer-not-found"),
            Chief(
                "a leave called off that nobody took",
                "POST",
                "desk/staff/jingban/leaves",
                """{"number":7,"reason":"返岗"}""",
                404,
                "leave-not-found"
            ),
            Chief("a task that is none", "GET", "desk/tasks/nothing", null, 404, "task-not-found"),
            Chief("a task handed over that is none", "POST", "desk/tasks/nothing/handover", OneReason, 404, "task-not-found"),
            Chief(
                "a task handed over to nobody",
                "POST",
                "desk/tasks/{link}/handover",
                """{"toOfficerId":"nobody","reason":"休假"}""",
                404,
                "officer-not-found",
                "toOfficerId"
            ),
            Chief(
                "a task handed over without a reason",
                "POST",
                "desk/tasks/{link}/handover",
                """{"toOfficerId":"jingban"}""",
                422,
                "reason-is-missing",
                "reason"
            ),
            Chief("a new link without a reason", "POST", "desk/tasks/{link}/reissue", "{}", 422, "reason-is-missing", "reason"),
            Chief("a new link for nothing", "POST", "desk/tasks/%5C%23/reissue", OneReason, 404, "task-not-found"),
        ];

    private static IEnumerable<BadRequest> DeskWork =>
        [
            Chief("a batch of no round", "GET", "desk/rounds/no-such-round", null, 404, "round-not-found"),
            Chief("a sheet of no round", "GET", "desk/rounds/no-such-round/sheets/ranking-1", null, 404, "round-not-found"),
            Chief("a sheet that is not there yet", "GET", "desk/rounds/{round}/sheets/award-1", null, 404, "page-not-found"),
            Chief("a sheet by a name that is none", "GET", "desk/rounds/{round}/sheets/..%2Fx", null, 404, "page-not-found"),
            Chief("a panel of no round", "POST", "desk/rounds/no-such-round/panel", OneReason, 404, "round-not-found"),
            Chief("a panel without a reason", "POST", "desk/rounds/{round}/panel", "{}", 422, "reason-is-missing", "reason"),
            Chief("a panel before the closing", "POST", "desk/rounds/{round}/panel", OneReason, 409, "panel-cannot-be-called"),
            Chief("an application that is none", "GET", "desk/applications/none", null, 404, "application-not-found"),
            Chief("a document that is none", "GET", "desk/applications/{submitted}/documents/none", null, 404, "document-not-found"),
            Chief("evidence of nobody", "GET", "desk/subjects/none/evidence/none", null, 404, "document-not-found"),
            Hold("no basis", """{"reason":"待核","nextReview":"2099-01-01"}""", "basis"),
            Hold("a reason of spaces", """{"reason":" ","basis":"办法","nextReview":"2099-01-01"}""", "reason"),
            Hold("a review yesterday", """{"reason":"待核","basis":"办法","nextReview":"2020-01-01"}""", "nextReview"),
            Hold("a review on 31 April", """{"reason":"待核","basis":"办法","nextReview":"2026-04-31"}""", "nextReview"),
            Hold("a review in a hundred years", """{"reason":"待核","basis":"办法","nextReview":"2126-01-01"}""", "nextReview"),
            Chief("a hold of nothing", "POST", "desk/applications/none/hold", OneReason, 404, "application-not-found"),
            Chief("a hold lifted that is none", "POST", "desk/applications/{submitted}/lifting", OneReason, 409, "application-is-not-held"),
            Chief(
                "an end that no ban asks for",
                "POST",
                "desk/applications/{submitted}/bar-decision",
                """{"barReason":"期限过长"}""",
                409,
                "application-is-not-barred"
            ),
            Chief("a hold lifted of nothing", "POST", "desk/applications/none/lifting", OneReason, 404, "application-not-found"),
            Chief(
                "a contact registered of nothing",
                "POST",
                "desk/applications/none/registered-contact",
                "{}",
                404,
                "application-not-found"
            ),
            Chief(
                "a contact registered with a word",
                "POST",
                "desk/applications/{submitted}/registered-contact",
                OneReason,
                400,
                "json-is-malformed",
                "reason"
            ),
            Chief(
                "a registration withdrawn of nothing",
                "POST",
                "desk/applications/none/registered-contact/withdrawal",
                "{}",
                404,
                "application-not-found"
            ),
            Chief(
                "a registration withdrawn that is none",
                "POST",
                "desk/applications/{submitted}/registered-contact/withdrawal",
                "{}",
                409,
                "contact-is-not-registered"
            ),
            Chief(
                "a question about no duplicate",
                "POST",
                "desk/applications/{submitted}/duplicates/question",
                "{}",
                409,
                "nothing-to-resolve"
            ),
            Chief(
                "a ruling on no duplicate",
                "POST",
                "desk/applications/{submitted}/duplicates/ruling",
                OneReason,
                409,
                "nothing-to-resolve"
            ),
            Chief("a release of no file", "POST", "desk/files/none/release", OneReason, 404, "document-not-found"),
            Chief("a hold in plain text", "POST", "desk/applications/{submitted}/hold", "reason", 415, "content-type-is-not-json") with
            {
                ContentType = "text/plain",
            },
            Chief("a clock moved where time is real", "POST", "desk/clock", """{"advance":"day"}""", 404, "page-not-found"),
            .. AboutCases,
            Chief("an export in no such format", "GET", "desk/listing-export/pdf", null, 404, "page-not-found"),
            Chief("a register in no such format", "GET", "desk/fund-export/pdf", null, 404, "page-not-found"),
            Chief("a reconciliation in no such format", "GET", "desk/reconciliation-export/pdf", null, 404, "page-not-found"),
            Chief("a reconciliation of no month", "GET", "desk/reconciliation?month=2026-13", null, 422, "month-is-malformed", "month"),
            Chief(
                "a reconciliation of the last month",
                "GET",
                "desk/reconciliation?month=9999-12",
                null,
                422,
                "month-is-malformed",
                "month"
            ),
            Chief("a project that is none", "GET", "desk/projects/none", null, 404, "project-not-found"),
            Chief("a letter of no project", "GET", "desk/projects/none/letters/1", null, 404, "project-not-found"),
            Chief("a contract of no project", "GET", "desk/projects/none/contracts/0", null, 404, "project-not-found"),
            Chief("a service of no project by JSON", "POST", "desk/projects/none/service", "{}", 422, "form-is-malformed"),
            Chief("a paper of no project by JSON", "POST", "desk/projects/none/paper", "{}", 422, "form-is-malformed"),
            Chief(
                "a confirmation of no project's paper",
                "POST",
                "desk/projects/none/paper-confirmation",
                """{"choice":"confirm"}""",
                404,
                "project-not-found"
            ),
            Chief(
                "a check of no project",
                "POST",
                "desk/projects/none/checks",
                """{"kind":"SiteVisit","risk":"举报"}""",
                404,
                "project-not-found"
            ),
            Chief(
                "an expert for no project",
                "POST",
                "desk/projects/none/experts",
                """{"name":"专家","email":"expert@one.example"}""",
                404,
                "project-not-found"
            ),
            Chief("a file of no project", "GET", "desk/projects/none/documents/d1", null, 404, "project-not-found"),
            Chief(
                "a confirmation of no listing",
                "POST",
                "desk/listings/none/confirmation",
                """{"choice":"confirm"}""",
                404,
                "listing-not-found"
            ),
            Chief(
                "a decision on an objection to no listing",
                "POST",
                "desk/listings/none/objection-ruling",
                """{"choice":"uphold","rulingReason":"属实"}""",
                404,
                "listing-not-found"
            ),
            Chief("an import that is none", "GET", "desk/imports/none", null, 404, "import-not-found"),
            Chief("a template of no kind", "GET", "desk/import-templates/none", null, 404, "page-not-found"),
            Chief(
                "a confirmation of no import",
                "POST",
                "desk/imports/none/confirmation",
                """{"choice":"confirm"}""",
                404,
                "import-not-found"
            ),
            Chief("an undoing of no import", "POST", "desk/imports/none/undo", """{"reason":"有误"}""", 404, "import-not-found"),
            Chief("an end of no listing", "POST", "desk/listings/none/revocation", """{"reason":"撤销"}""", 404, "listing-not-found"),
            Chief(
                "a listing without a party",
                "POST",
                "desk/listings",
                """{"name":"某单位"}""",
                422,
                "listing-party-is-missing",
                "unitCode"
            ),
            Chief("a listing that is none", "GET", "desk/listings/none", null, 404, "listing-not-found"),
            Chief("an identifier override by JSON", "POST", "desk/identifiers", """{"kind":"unit"}""", 422, "form-is-malformed"),
            Chief("evidence of no override", "GET", "desk/identifiers/none", null, 404, "document-not-found"),
            new("an identifier override by a form from elsewhere", "POST", "desk/identifiers", 422, "form-is-outdated")
            {
                Body = "kind=unit&identifier=91220800MA0EX4MP5M&reason=a",
                ContentType = Form,
                Sender = Sender.ChiefInBrowser,
            },
        ];

    private static IEnumerable<BadRequest> Guides =>
        [
            Chief(
                "a guide whose id is a path",
                "POST",
                "desk/rounds",
                """{"id":"../x","title":"题"}""",
                422,
                "round-id-is-malformed",
                "id"
            ),
            Chief("a guide without a title", "POST", "desk/rounds", """{"id":"{new}"}""", 422, "guide-is-malformed", "title"),
            Chief(
                "a guide of a published round's id",
                "POST",
                "desk/rounds",
                """{"id":"{round}","title":"题"}""",
                409,
                "round-is-published",
                "id"
            ),
            Chief("a draft that is none", "GET", "desk/guide-drafts/none", null, 404, "draft-not-found"),
            Chief("a preview of nothing", "GET", "desk/guide-drafts/none/preview", null, 404, "draft-not-found"),
            Chief("a draft written that is none", "PUT", "desk/guide-drafts/none", "{}", 404, "draft-not-found"),
            Chief("a draft posted that is none", "POST", "desk/guide-drafts/none", "{}", 404, "draft-not-found"),
            Chief("a draft without a guide", "PUT", "desk/guide-drafts/{guide}", "{}", 422, "guide-is-malformed", "guide"),
            Chief(
                "a draft whose guide is a text",
                "PUT",
                "desk/guide-drafts/{guide}",
                """{"guide":"x"}""",
                400,
                "json-is-malformed",
                "guide"
            ),
            Chief(
                "a draft with another id",
                "PUT",
                "desk/guide-drafts/{guide}",
                $$"""{"guide":{{Example("round.json").ToJsonString()}}}""",
                422,
                "guide-is-malformed",
                "guide.id"
            ),
            Chief(
                "a draft published by its writer",
                "POST",
                "desk/guide-drafts/{guide}/publication",
                "{}",
                403,
                "second-officer-is-needed"
            ),
            Chief("a draft published that is none", "POST", "desk/guide-drafts/none/publication", "{}", 404, "draft-not-found"),
            Chief("a draft given up that is none", "POST", "desk/guide-drafts/none/discarding", "{}", 404, "draft-not-found"),
            Chief(
                "a draft given up with a word",
                "POST",
                "desk/guide-drafts/{guide}/discarding",
                OneReason,
                400,
                "json-is-malformed",
                "reason"
            ),
            Chief("a correction of no round", "POST", "desk/rounds/no-such-round/correction", "{}", 404, "round-not-found"),
            Chief(
                "a correction after the closing, with the experts",
                "POST",
                "desk/rounds/{panel-round}/correction",
                "{}",
                409,
                "round-cannot-reopen"
            ),
        ];

    private static BadRequest Chief(string name, string method, string path, string? body, int status, string code, string? field = null) =>
        new(name, method, path, status, code, field) { Body = body, Sender = Sender.Chief };

    private static BadRequest Officer(string name, string method, string path, string body, string field) =>
        Chief($"an officer with {name}", method, path, body, 422, "officer-is-malformed", field);

    private static BadRequest Leave(string name, string body, string field) =>
        Chief($"a leave {name}", "POST", "desk/staff/jingban/leaves", body, 422, "leave-is-malformed", field);

    private static BadRequest Hold(string name, string body, string field) =>
        Chief($"a hold with {name}", "POST", "desk/applications/{submitted}/hold", body, 422, "hold-is-incomplete", field);
}
