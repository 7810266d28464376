namespace CreditFunctions.Functions.Api;

// The desk reads forms and JSON field by field; these records document the fields for API clients.

/// <summary>The reason of an action.</summary>
public sealed record ReasonForm(string? Reason);

/// <summary>Withdraws the registration of an address for a unit.</summary>
public sealed record RegistrationWithdrawalForm(string? WithdrawalReason);

/// <summary>A hold with its reason, basis and next review.</summary>
public sealed record HoldForm(string? Reason, string? Basis, DateOnly? NextReview);

/// <summary>The hold to lift and the reason; without a key, the only one that officers can lift.</summary>
public sealed record LiftForm(string? Key, string? Reason);

/// <summary>Ids of the applications that continue, and the reason.</summary>
public sealed record DuplicateRulingForm(IReadOnlyList<string>? GoesOn, string? Reason);

/// <summary>The review batch that the panel begins early, and the reason; without a batch, the one that can begin.</summary>
public sealed record PanelCallForm(int? Batch, string? Reason);

/// <summary>The new officer of a task, and the reason.</summary>
public sealed record HandOverForm(string? ToOfficerId, string? Reason);

/// <summary>A leave with its delegate; or the number of a leave that is cancelled, and the reason.</summary>
public sealed record LeaveEntryForm(DateOnly? From, DateOnly? LastDay, string? DelegateId, string? Reason, int? Number);

/// <summary>The id and title of a new guide.</summary>
public sealed record NewGuideDraftForm(string? Id, string? Title);

/// <summary>The version of a guide draft to publish: <c>draft.version</c>, as it was read.</summary>
public sealed record GuideDraftPublicationForm(int? Version);

/// <summary>
/// An investigator's proposal: <c>outcome</c> is <c>established</c> or <c>unfounded</c>; <c>isPermanent</c> and <c>restsOnDocuments</c> are
/// <c>true</c> or left out.
/// </summary>
public sealed record CaseProposalForm(
    string? Outcome,
    string? Facts,
    string? Evidence,
    string? Reasons,
    string? Severity,
    IReadOnlyList<string>? Measures,
    string? BanMonths,
    string? IsPermanent,
    string? RestsOnDocuments
);

/// <summary>
/// A suspicion about a party: of an application, by <c>partyId</c>; without an application, by its name and a unit's code or a person's
/// number.
/// </summary>
public sealed record CaseNoteBody(
    string? Application,
    string? Origin,
    string? PartyId,
    string? PartyName,
    string? UnitCode,
    string? IdentityKind,
    string? IdentityNumber,
    string? Misconduct,
    string? Suspicion,
    string? Basis
);

/// <summary>
/// The intake of a case: <c>choice</c> is <c>Accept</c>, <c>Refuse</c>, <c>PassToUnit</c> or <c>HandOver</c>; <c>recipient</c> names the
/// unit or other authority; a unit reports by the day <c>until</c>.
/// </summary>
public sealed record CaseIntakeBody(string? Choice, string? Reason, string? Recipient, DateOnly? Until);

/// <summary>
/// The term of an investigation: <c>termChoice</c> is <c>Extend</c>, <c>Suspend</c> or <c>Resume</c>; <c>reviewBy</c> is the day on which a
/// suspension is reviewed.
/// </summary>
public sealed record CaseTermBody(string? TermChoice, string? TermReason, DateOnly? ReviewBy);

/// <summary>Why an application is disqualified because of a ban.</summary>
public sealed record BarBody(string? BarReason);

/// <summary>That a case was reported to the superior: the authority, and number and date of the bureau's document.</summary>
public sealed record ReportUpBody(string? ReportUpAuthority, string? ReportUpNumber, DateOnly? ReportUpOn);

/// <summary>Requests that an officer, named by id, leaves their seat in a case.</summary>
public sealed record RecusalBody(string? RecusalOfficer, string? RecusalReason);

/// <summary>
/// A decision on a recusal: <c>recusalChoice</c> is <c>grant</c> or <c>refuse</c>; <c>replacement</c> is the id of the officer who replaces
/// an investigator, by default the first that the page offers.
/// </summary>
public sealed record RecusalRulingBody(string? RecusalChoice, string? RulingReason, string? Replacement);

/// <summary>A reconfirmation of what was signed before a recusal: <c>reconfirmChoice</c> is <c>agree</c> or <c>disagree</c>.</summary>
public sealed record ReconfirmationBody(string? ReconfirmChoice, string? ReconfirmReason);

/// <summary>Requests an academic assessment or withdraws the request: <c>assessmentChoice</c> is <c>ask</c> or <c>withdraw</c>.</summary>
public sealed record AssessmentRequestBody(string? AssessmentChoice, string? AssessmentReason);

/// <summary>A hearing: day, time (<c>09:30</c>), place, chair by id, and whether it is public: <c>yes</c> or <c>no</c>.</summary>
public sealed record HearingBody(DateOnly? HearingOn, string? HearingAt, string? HearingPlace, string? HearingChair, string? HearingPublic);

/// <summary>A legal review: <c>choice</c> is <c>pass</c> or <c>return</c>.</summary>
public sealed record CaseReviewForm(string? Choice, string? Opinion);

/// <summary>Whether the entry agrees with the scan of the paper.</summary>
/// <param name="Choice"><c>confirm</c> or <c>reject</c>.</param>
/// <param name="Reason">Required if it is rejected.</param>
public sealed record PaperConfirmationForm(string? Choice, string? Reason);

/// <summary>Whether the other investigator confirms a proposal.</summary>
/// <param name="Choice"><c>agree</c> or <c>disagree</c>.</param>
/// <param name="Reason">Required if it is not confirmed.</param>
public sealed record CaseConfirmationForm(string? Choice, string? Reason);

/// <summary>
/// A decision: <c>outcome</c> is <c>established</c>, <c>unfounded</c> or <c>return</c>; <c>body</c> is <c>leader</c> or <c>meeting</c>,
/// with its members by their ids.
/// </summary>
public sealed record CaseDecisionForm(
    string? Outcome,
    string? Severity,
    IReadOnlyList<string>? Measures,
    string? BanMonths,
    string? IsPermanent,
    string? Reasons,
    string? DefenceResponse,
    string? Body,
    string? MinutesNumber,
    DateOnly? HeldOn,
    IReadOnlyList<string>? Members
);

/// <summary>
/// A step of a re-examination: <c>choice</c> is <c>accept</c> or <c>refuse</c> for the intake, otherwise <c>uphold</c> or <c>reverse</c>.
/// </summary>
public sealed record ReexaminationChoiceForm(string? Choice, string? Reason);

/// <summary>A decision on a repair: <c>choice</c> is <c>grant</c> or <c>refuse</c>.</summary>
public sealed record RepairDecisionForm(string? Choice, string? Reason);

/// <summary>
/// A listing without a case: <c>kind</c> is <c>Dishonesty</c>, <c>SeriousDishonesty</c> or <c>Honour</c>. Either <c>unitCode</c> or
/// <c>identityNumber</c> identifies the party.
/// </summary>
public sealed record ListingEntryBody(
    string? Kind,
    string? Name,
    string? UnitCode,
    string? IdentityKind,
    string? IdentityNumber,
    string? DecisionNumber,
    DateOnly? DecidedOn,
    DateOnly? ServedOn,
    string? Authority,
    string? Facts,
    string? Proof,
    string? Severity,
    IReadOnlyList<string>? Measures,
    string? BanMonths,
    string? IsPermanent,
    string? SeriousBasisId,
    string? ResponsiblePersons,
    string? HonourLevel,
    string? IsHistorical,
    DateOnly? HistoricalUntil
);

/// <summary>The second officer's decision: <c>choice</c> is <c>confirm</c> or <c>reject</c>.</summary>
public sealed record ListingConfirmationForm(string? Choice, string? Reason);

/// <summary>The second officer's decision on an import: <c>choice</c> is <c>confirm</c> or <c>reject</c>.</summary>
public sealed record ImportDecisionForm(string? Choice, string? Reason);

/// <summary>A decision on an objection: <c>choice</c> is <c>uphold</c> or <c>dismiss</c>.</summary>
public sealed record ListingObjectionRulingForm(string? Choice, string? RulingReason);

/// <summary>The reason of a revocation.</summary>
public sealed record ListingRevocationForm(string? Reason);

/// <summary>The step of the rehearsal clock: <c>day</c> or <c>workday</c>.</summary>
public sealed record ClockStepForm(string? Advance);

/// <summary>A rule file or a file of working days, as JSON text in a string.</summary>
public sealed record RuleAdditionForm(string? Text);
