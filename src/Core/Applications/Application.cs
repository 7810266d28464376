using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Duplicates;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Applications;

/// <summary>When a state was reached, with the reason for the applicant; the reason is empty for an ordinary step forward.</summary>
public sealed record StateReached(ApplicationState State, string Reason, DateTimeOffset At)
{
    /// <summary>Null in old records without it.</summary>
    public ApplicationMove? Move { get; init; }
}

/// <summary>项目申报书: an application for a project.</summary>
public sealed partial record Application
{
    public required ApplicationId Id { get; init; }

    public required RoundId RoundId { get; init; }

    public required string RuleVersion { get; init; }

    /// <summary>1 for the first publication; changes only when a later version is adopted.</summary>
    public int GuideVersion { get; init; } = 1;

    /// <summary>Null where the application was begun under the current version.</summary>
    public GuideAdopted? GuideAdopted { get; init; }

    public required string Title { get; init; }

    /// <summary>摘要; may be empty.</summary>
    public string Abstract { get; init; } = "";

    public required string CategoryId { get; init; }

    public required decimal AmountYuan { get; init; }

    public required string ContactEmail { get; init; }

    /// <summary>Clerks who handed the application over and did not receive it back. Their old links no longer open it.</summary>
    public ImmutableArray<string> FormerContacts { get; init; } = [];

    /// <summary>
    /// 申报编号; null before the first submission. It does not change when the application is recalled and submitted again.
    /// </summary>
    public string? Serial { get; init; }

    /// <summary>The contact that accepted the application; null where none did. A new contact has to accept it again.</summary>
    public string? AcceptedContact { get; init; }

    /// <summary>The contact registered for the unit by an officer or by the admission; null where none was.</summary>
    public ContactRegistered? Registered { get; init; }

    /// <summary>The last registration that an officer withdrew; null where none was.</summary>
    public RegistrationWithdrawn? Withdrawn { get; init; }

    public UnitAcceptance? UnitAcceptance { get; init; }

    /// <summary>推荐单位; null where the round needs none.</summary>
    public string? RecommendingBodyId { get; init; }

    public required ImmutableArray<Party> Parties { get; init; }

    public ApplicationState State { get; init; } = ApplicationState.Draft;

    public ImmutableArray<Commitment> Commitments { get; init; } = [];

    /// <summary>At most one per party.</summary>
    public ImmutableArray<SigningInvitation> Invitations { get; init; } = [];

    public ImmutableArray<Document> Documents { get; init; } = [];

    public ImmutableArray<CreditCheck> CreditChecks { get; init; } = [];

    /// <summary>陈述: statements that parties were asked for about credit entries, and their replies.</summary>
    public ImmutableArray<PartyStatement> Statements { get; init; } = [];

    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>Null where the applicant was not asked about other applications of its principal investigator.</summary>
    public DuplicateHearing? DuplicateHearing { get; init; }

    /// <summary>Rulings on whether it continues beside other applications of its principal investigator, oldest first.</summary>
    public ImmutableArray<DuplicateRuling> DuplicateRulings { get; init; } = [];

    /// <summary>The last correction requested; null where none was.</summary>
    public Correction? Correction { get; init; }

    /// <summary>Current holds, oldest first; the application continues when none is left.</summary>
    public ImmutableArray<Hold> Holds { get; init; } = [];

    [JsonIgnore]
    public bool IsOnHold => !Holds.IsEmpty;

    /// <summary>Start of the current uninterrupted suspension of its terms; null while they run.</summary>
    public DateTimeOffset? HeldSince { get; init; }

    public ImmutableArray<ApplicantReminded> Reminders { get; init; } = [];

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the server received the submission; null before, and after a recall or return.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    public int Submissions { get; init; }

    public ImmutableArray<StateReached> History { get; init; } = [];

    /// <summary>How often its round was reopened for it after closing; each time the steps from closing to admission start again.</summary>
    [JsonIgnore]
    public int Reopenings => History.Count(reached => reached.Move == ApplicationMove.ReopenRound);

    /// <summary>True only where the closing hour ended it.</summary>
    [JsonIgnore]
    public bool MissedClosing => State == ApplicationState.NotSubmitted && History.LastOrDefault()?.Move == ApplicationMove.MissClosing;

    [JsonIgnore]
    public Party.Unit LeadUnit => Parties.OfType<Party.Unit>().First(unit => unit.Role == PartyRole.LeadUnit);

    [JsonIgnore]
    public Party.Person PrincipalInvestigator =>
        Parties.OfType<Party.Person>().First(person => person.Role == PartyRole.PrincipalInvestigator);

    public Party? FindParty(string partyId) => Parties.FirstOrDefault(party => party.Id == partyId);

    /// <summary>Signed by the party or entered for it; null until then.</summary>
    public Commitment? CommitmentOf(string partyId) => Commitments.LastOrDefault(signed => signed.PartyId == partyId);

    /// <summary>Null until the party is sent a signing link.</summary>
    public SigningInvitation? InvitationOf(string partyId) => Invitations.FirstOrDefault(invited => invited.PartyId == partyId);

    /// <summary>The instant against which its terms are checked: they do not run while it is on hold.</summary>
    public DateTimeOffset TermsAt(DateTimeOffset now) => HeldSince ?? now;

    public static Application From(ApplicationCreated created) => created.Application;
}
