namespace CreditFunctions.Functions.Tests.Local.Refusals;

/// <summary>Every value that is answered otherwise than by a refusal with code and field, each with the reason.</summary>
internal static class AcceptedInputs
{
    private const string Unseen = "a NUL|a control character|a bidirectional override";

    private const string Steps =
        "SubmitApplication RecallApplication WithdrawApplication SubmitCorrection RenounceAward ChangeContact StateDuplicate "
        + "SealApplication RemoveDocument AdoptGuide";

    private const string Papers =
        "ServeLetters ServeProjectLetters RequestRepair EnterDefence EnterReexamination RequestReexamination GiveFinalReport EnterPaper "
        + "EnterAssessment EnterAppeal EnterHearingRequest RecordHearing";

    private const string ListPapers = "ConfirmExport EnterListingObjection ObjectToListing SendImport";

    private const string Guides = "PublishRound SaveGuideDraftByPut";

    /// <summary>Taken, and rightly so.</summary>
    public static IReadOnlyList<AcceptedInput> Taken { get; } =
    [
        new("*", "body *", Unseen, "Text is cleaned of what nobody sees before it is taken; only what is empty then is refused."),
        new("OverrideIdentifier", "form reason", Unseen, "Cleaned like every text."),
        new("ProposeCase DecideCase", "body isPermanent|body restsOnDocuments", "*", "Anything but true is no tick."),
        new(Papers, "form *", Unseen, "Cleaned like every text."),
        new(
            "NoteCase",
            "body application|body partyId|body identityKind|body identityNumber",
            "*",
            "One form for parties with and without an application: what the other needs is passed over."
        ),
        new(
            "EnterAppeal",
            "form severity|form measures|form banMonths|form isPermanent",
            "*",
            "Read only where the superior changed the decision."
        ),
        new("DecideCaseTerm", "body reviewBy", "*", "Asked for only where the investigation is suspended."),
        new("ReconfirmProposal", "body reconfirmReason", "*", "Read only where it is not confirmed."),
        new("DecideRecusal", "body replacement", "*", "Read only where the recusal of an investigator is granted."),
        new("EnterListingObjection", "form scan", "missing|empty", "What a party says by telephone has no scan."),
        new("EnterListingObjection", "form contactEmail", "missing|empty", "Without an address the answer is given on paper."),
        new("EnterListing", "body responsiblePersons", "empty", "Only the list of serious dishonesty bars responsible persons."),
        new("PublishRound", "body profile", "missing", "Projects are simple where nothing else is chosen."),
        new("RequestReexamination", "form reexaminationFile", "missing|empty", "Evidence may be sent with the request."),
        new("ListListings", "query day", "empty", "Without a day it is the list of today."),
        new(
            "ConfirmDecision ConfirmDefence ConfirmHearingRequest ConfirmAssessment ConfirmReexamination ConfirmAppeal",
            "body reason",
            "*",
            "Read only where the entry is rejected."
        ),
        new(
            "DecideCase",
            "body severity|body measures|body measures[]|body banMonths|body defenceResponse|body body|body minutesNumber|body heldOn|body "
                + "members|body members[]",
            "*",
            "Not read where the case is returned."
        ),
        new("ConfirmProposal", "body reason", "*", "Read only where the proposal is not confirmed."),
        new("ServeLetters", "form witness|form reason", "*", "Asked for only where service was refused or announced."),
        new("GetImport", "query page", "*", "The rows begin at their first page where no readable number is given."),
        new("ListCases", "query from", "*", "A list begins at its first page where nothing readable is asked for."),
        new(
            "ListProjects ExportFunds GetReconciliation ExportReconciliation",
            "query from|query drills",
            "*",
            "A list begins at its first page where nothing readable is asked for; whatever is not 1 asks for no drills."
        ),
        new("GetReconciliation ExportReconciliation", "query month", "empty", "The present month, as where none is named."),
        new("ServeProjectLetters", "form witness|form reason", "*", "Asked for only where service was refused or announced."),
        new(
            "ProposeContract",
            "body budget|body budget.*|body milestones|body investigatorEmail|body bankAccount|body acceptsReduction",
            "*",
            "A simple project has neither budget nor stages, the address of an investigator who signed by a link is known, and nothing was "
                + "reduced; an account may be left out."
        ),
        new(
            "GiveFinalReport",
            "form auditFirm|form auditNumber|form auditOpinion|form questionedYuan|form certificateNumber",
            "*",
            "Asked for only from the threshold of an audit on, or by the profile."
        ),
        new("EnterPaper", "form fields.*", "*", "Which of these fields there are depends on what was asked."),
        new(
            "RequestChange",
            "body endsOn|body newValue|body unitCode|body identityKind|body identityNumber|body email|body budget|body budget.*",
            "*",
            "Asked for only by some kinds of change."
        ),
        new("GetProject", "query asked", "*", "Which paper the form is for; the first where nothing readable is asked for."),
        new("ConfirmPaper", "body reason", "null|missing|empty|too long", "Only a rejection needs a reason."),
        new("GetMailbox", "query to", "*", "A filter that finds nothing."),
        new(
            "GetUnit GetUnitReceipts GetBatch ListCases",
            "query page|query state|query from|query older",
            "*",
            "A list begins at its first page, whole, where nothing readable is asked for."
        ),
        new(
            "ListListings",
            "query from|query kind",
            "*",
            "A list begins at its first page, with the records of dishonesty, where nothing readable is asked for."
        ),
        new(
            "EnterListing",
            "body identityKind|body identityNumber|body severity|body measures|body measures[]|body banMonths|body isPermanent|body "
                + "seriousBasisId|body honourLevel|body isHistorical|body historicalUntil",
            "*",
            "One form for all lists: what a list does not ask for is passed over."
        ),
        new("ConfirmListing", "body reason", "null|missing|empty|too long", "Only a rejection needs a reason."),
        new("ExportListings", "query from", "*", "The export begins with its first file where nothing readable is asked for."),
        new("GetSignIn", "query returnTo", "*", "Only a path of the desk is kept; anything else leads to the desk."),
        new("UploadDocument UploadEvidence", "query fileName", "*", "A name is free text; the type goes by content."),
        new("ListHonours ListPendingExports", "query from", "*", "A list begins at its first page where nothing readable is asked for."),
        new("DecideImport", "body reason", "null|missing|empty|too long", "Only a rejection needs a reason."),
        new(
            "EnterListing",
            "body unitCode",
            "null|missing|empty",
            "A party may be known by its name alone; a credit query then finds nothing sure."
        ),
        new("GetCaseNote", "query application", "missing|empty", "The note of a party without an application."),
        new(ListPapers, "form *", Unseen, "Cleaned like every text."),
        new("GiveStatement", "body documentId", "missing|null", "A statement needs no document."),
        new("DecideTask", "query query", "*", "Only the credit check queue asks for a credit query."),
        new("GetTask GetTaskDocument GetBatchDocument UploadEvidence", "header Task-Code", "*", "A wrong code is counted at its link."),
        new("DecideTask RecordCreditQuery", "body code", "*", "A wrong code is counted at its link."),
        new(
            "DecideTask",
            "body *",
            "null|missing|empty|too long|an entry of null|a NUL",
            "One form for all steps: what a step does not ask for is passed over."
        ),
        new(
            Steps,
            "body contactEmail|body reason",
            "null|missing|empty|too long",
            "One form for all steps: what a step does not ask for is passed over."
        ),
        new("SignIn", "*", "*", "Whoever signs in first opens the directory that the settings give."),
        new(
            "CreateApplication ChangeApplication",
            "body *",
            "null|missing|empty|too long",
            "A draft may be incomplete; the rest is asked for at the submission, and unknown bodies are."
        ),
        new("InviteSigner", "body email", "null|missing|empty", "Without an address the lead unit's link goes to the contact."),
        new("GiveStatement", "body documentId", "null|missing", "A statement may come without a document."),
        new(
            "EnterPaperCommitment SignCommitment",
            "body consentsToIdentityNumber|body declaredFacts",
            "null|missing|empty",
            "A unit is not asked for its number, and need not declare anything."
        ),
        new(
            "PublishRound",
            "body serialPrefix|body guide|body categories[].maxAmountYuan|body requiredDocuments[].note|body "
                + "requiredDocuments[].maxBytes|body review.tieCriterion|body notice.workingDays|body requiresSignedScan",
            "null|missing|empty",
            "What a guide may leave out."
        ),
        new("PublishRound", "body ruleVersion", "null|empty|too long", "Not read: the version in force is pinned in its place."),
        new("SaveGuideDraftByPut", "body *", "null|missing|empty", "A guide draft may lack anything; its publication asks for it."),
        new("MoveClock", "body *", "null|missing", "Each part of a move may be left out."),
        new("AddOfficer ChangeOfficerByPut", "body id", "*", "The address says who is changed."),
        new(
            "TakeLeave",
            "body from|body lastDay|body delegateId",
            "null|empty",
            "A leave that is called off by its number has none of them."
        ),
        new("TakeLeave", "body number", "null", "Without a number a leave is entered."),
        new("ConfirmProposal", "body reason", "null|missing|empty", "A proposal is confirmed without a reason."),
        new("LiftHold", "body key|body reason", "null|missing|empty", "Without a key the only hold is lifted."),
        new("CallPanel", "body batch", "null|empty", "Without a number the batch that waits is called."),
        new("RuleDuplicate", "body goesOn", "null|missing|an object", "None of them goes on."),
        new("GetBatch GetUnit", "query *", "twice", "The first one counts."),
    ];

    /// <summary>Refused, but by a stage that cannot say it better.</summary>
    public static IReadOnlyList<AcceptedInput> Terse { get; } =
    [
        new("*", "path *", "a NUL", "The web server refuses it before the app sees it."),
        new(
            $"OverrideIdentifier {Papers} {ListPapers}",
            "form *|body",
            "*",
            "A form of a page is answered with its page, which shows the fault at its field."
        ),
        new("*", "body *", "twice|missing|half a surrogate", "The reader of JSON tells the line, and no path."),
        new(
            "DecideTask",
            "body deviations[].amountYuan",
            "null",
            "Without an amount it is a deviation in its outcome, which has a reason."
        ),
        new("EnterListing", "body isHistorical", "*", "Without the tick, what only old data may lack is missing."),
        new(
            "DecideTask",
            "body recusals[].*|body deviations[].*|body ties[].*",
            Unseen,
            "Cleaned; what is named is the next field, which the added entry lacks."
        ),
        new("DecideTask", "body declares", "null", "Nothing was declared, and the refusal asks for that before the sheets."),
        new(
            Guides,
            "body *",
            $"{Unseen}|null|missing",
            "Cleaned or not needed; what is named is the next field, which the added entry lacks."
        ),
        new("GetCase GetPartyCase GetProject GetPartyProject", "path *", "*", "Asked for as a page, too, whose answer is one."),
        new("DecideCase", "body *", "*", "A meeting's decision is sent by the form of the page; without its outcome nothing else is read."),
        new(
            "ProposeCase DecideCase",
            "body banMonths|body measures[]|body severity|body isPermanent",
            "*",
            "A measure is named with its ban and severity; a decision beyond the notice is told at its outcome."
        ),
        new("TakeLeave", "body number", "*", "A leave that is not there."),
        new(
            "GiveStatement LiftHold",
            "body partyId|body source|body key",
            "*",
            "What they name is not there, and the refusal says so of the whole."
        ),
    ];
}
