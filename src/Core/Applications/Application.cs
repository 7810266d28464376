using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Duplicates;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Applications;

/// <summary>When a state was reached, and why in words for the applicant; empty for a plain step forward.</summary>
public sealed record StateReached(ApplicationState State, string Reason, DateTimeOffset At)
{
    /// <summary>The move that led there; null on record from before it was noted.</summary>
    public ApplicationMove? Move { get; init; }
}

/// <summary>项目申报书: what is asked for, by whom, and how far it has come.</summary>
public sealed partial record Application
{
    public required ApplicationId Id { get; init; }

    public required RoundId RoundId { get; init; }

    /// <summary>Version of the rule file that this application is judged by.</summary>
    public required string RuleVersion { get; init; }

    /// <summary>Version of the guide that it goes by, 1 for the first publication; another one only where it is adopted.</summary>
    public int GuideVersion { get; init; } = 1;

    /// <summary>How it came to that version; null where it was begun under it.</summary>
    public GuideAdopted? GuideAdopted { get; init; }

    public required string Title { get; init; }

    /// <summary>摘要; may be empty.</summary>
    public string Abstract { get; init; } = "";

    public required string CategoryId { get; init; }

    public required decimal AmountYuan { get; init; }

    /// <summary>Where mails to the applicant go.</summary>
    public required string ContactEmail { get; init; }

    /// <summary>Clerks who have handed it over, and not got it back since: what was sent to them opens it no more.</summary>
    public ImmutableArray<string> FormerContacts { get; init; } = [];

    /// <summary>申报编号; null before the first submission. It stays when the application is recalled and submitted again.</summary>
    public string? Serial { get; init; }

    /// <summary>The contact that accepted the application as theirs; null where none did. Another contact accepts it anew.</summary>
    public string? AcceptedContact { get; init; }

    /// <summary>The contact that was registered for the unit, by an officer or by the admission; null where none was.</summary>
    public ContactRegistered? Registered { get; init; }

    /// <summary>The registration that an officer withdrew last; null where none was.</summary>
    public RegistrationWithdrawn? Withdrawn { get; init; }

    /// <summary>That a registered address of the unit accepted it; null where none did.</summary>
    public UnitAcceptance? UnitAcceptance { get; init; }

    /// <summary>推荐单位 that recommends it; null where the round needs none.</summary>
    public string? RecommendingBodyId { get; init; }

    public required ImmutableArray<Party> Parties { get; init; }

    public ApplicationState State { get; init; } = ApplicationState.Draft;

    public ImmutableArray<Commitment> Commitments { get; init; } = [];

    /// <summary>By which mail address each party signs that was asked to; at most one a party.</summary>
    public ImmutableArray<SigningInvitation> Invitations { get; init; } = [];

    public ImmutableArray<Document> Documents { get; init; } = [];

    public ImmutableArray<CreditCheck> CreditChecks { get; init; } = [];

    /// <summary>陈述: what parties were asked about entries found of them, and what they answered.</summary>
    public ImmutableArray<PartyStatement> Statements { get; init; } = [];

    /// <summary>What two officers found on suspicions.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>What the applicant was asked about other applications of its principal investigator; null where it was not asked.</summary>
    public DuplicateHearing? DuplicateHearing { get; init; }

    /// <summary>Whether it goes on beside other applications of its principal investigator, oldest decision first.</summary>
    public ImmutableArray<DuplicateRuling> DuplicateRulings { get; init; } = [];

    /// <summary>The last correction that was asked for; null where none was.</summary>
    public Correction? Correction { get; init; }

    /// <summary>All that it is on hold for, oldest first; it goes on when none is left.</summary>
    public ImmutableArray<Hold> Holds { get; init; } = [];

    [JsonIgnore]
    public bool IsOnHold => !Holds.IsEmpty;

    /// <summary>Since when its terms have stood still without a break; null while they run.</summary>
    public DateTimeOffset? HeldSince { get; init; }

    /// <summary>Of which ends of terms the applicant was reminded.</summary>
    public ImmutableArray<ApplicantReminded> Reminders { get; init; } = [];

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Receipt of the submission by the server; null until then, and again once it is taken back or sent back.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>How often it was submitted.</summary>
    public int Submissions { get; init; }

    /// <summary>Every state reached after the draft, oldest first.</summary>
    public ImmutableArray<StateReached> History { get; init; } = [];

    /// <summary>
    /// How often its round was reopened for it after a closing: its way from the closing to the admission begins anew each time.
    /// </summary>
    [JsonIgnore]
    public int Reopenings => History.Count(reached => reached.Move == ApplicationMove.ReopenRound);

    /// <summary>Whether the closing hour ended it, and nothing else.</summary>
    [JsonIgnore]
    public bool MissedClosing => State == ApplicationState.NotSubmitted && History.LastOrDefault()?.Move == ApplicationMove.MissClosing;

    [JsonIgnore]
    public Party.Unit LeadUnit => Parties.OfType<Party.Unit>().First(unit => unit.Role == PartyRole.LeadUnit);

    [JsonIgnore]
    public Party.Person PrincipalInvestigator =>
        Parties.OfType<Party.Person>().First(person => person.Role == PartyRole.PrincipalInvestigator);

    /// <summary>The party of an id; null where the application names none such.</summary>
    public Party? FindParty(string partyId) => Parties.FirstOrDefault(party => party.Id == partyId);

    /// <summary>What a party signed, or what was entered for it; null until then.</summary>
    public Commitment? CommitmentOf(string partyId) => Commitments.LastOrDefault(signed => signed.PartyId == partyId);

    /// <summary>Where a party was sent the link that it signs by; null until then.</summary>
    public SigningInvitation? InvitationOf(string partyId) => Invitations.FirstOrDefault(invited => invited.PartyId == partyId);

    /// <summary>The instant by which its terms are judged: they stand still while it is on hold.</summary>
    public DateTimeOffset TermsAt(DateTimeOffset now) => HeldSince ?? now;

    /// <summary>The application that a creation describes.</summary>
    public static Application From(ApplicationCreated created) => created.Application;
}
