using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Applications;

/// <summary>暂缓: lies on any state and returns to it.</summary>
public sealed record Hold(string Reason, string Basis, DateTimeOffset PlacedAt, DateTimeOffset NextReviewAt);

/// <summary>When a state was reached, and why in words for the applicant; empty for a plain step forward.</summary>
public sealed record StateReached(ApplicationState State, string Reason, DateTimeOffset At);

/// <summary>项目申报书: what is asked for, by whom, and how far it has come.</summary>
public sealed record Application
{
    public required ApplicationId Id { get; init; }

    public required RoundId RoundId { get; init; }

    /// <summary>Version of the rule file that this application is judged by.</summary>
    public required string RuleVersion { get; init; }

    public required string Title { get; init; }

    public required string CategoryId { get; init; }

    public required decimal AmountYuan { get; init; }

    /// <summary>Where letters to the applicant go.</summary>
    public required string ContactEmail { get; init; }

    public required ImmutableArray<Party> Parties { get; init; }

    public ApplicationState State { get; init; } = ApplicationState.Draft;

    public ImmutableArray<Commitment> Commitments { get; init; } = [];

    public ImmutableArray<Document> Documents { get; init; } = [];

    public ImmutableArray<CreditCheck> CreditChecks { get; init; } = [];

    public Hold? Hold { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Receipt of the submission by the server; null until then.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>Every state reached after the draft, oldest first.</summary>
    public ImmutableArray<StateReached> History { get; init; } = [];

    [JsonIgnore]
    public Party.Unit LeadUnit => Parties.OfType<Party.Unit>().First(unit => unit.Role == PartyRole.LeadUnit);

    [JsonIgnore]
    public Party.Person PrincipalInvestigator =>
        Parties.OfType<Party.Person>().First(person => person.Role == PartyRole.PrincipalInvestigator);

    /// <summary>The application after a fact that a policy has allowed. Facts that only concern tasks change nothing here.</summary>
    public Application Apply(Fact fact) => fact switch
    {
        CommitmentSigned signed => this with
        {
            Commitments = [.. Commitments.Where(each => each.PartyId != signed.Commitment.PartyId), signed.Commitment],
        },
        DocumentRegistered registered => this with
        {
            Documents = [.. Documents.Where(each => each.Kind != registered.Document.Kind || IsEvidence(each)), registered.Document],
        },
        ApplicationMoved moved => this with
        {
            State = moved.To,
            SubmittedAt = moved.To == ApplicationState.Submitted ? moved.At : SubmittedAt,
            History = [.. History, new StateReached(moved.To, moved.Reason, moved.At)],
        },
        HoldPlaced placed => this with { Hold = placed.Hold },
        CreditChecked check => this with { CreditChecks = [.. CreditChecks, check.Check] },
        _ => this,
    };

    /// <summary>The application that a creation describes.</summary>
    public static Application From(ApplicationCreated created) => created.Application;

    private static bool IsEvidence(Document document) => document.Kind == DocumentPolicy.EvidenceKind;
}
