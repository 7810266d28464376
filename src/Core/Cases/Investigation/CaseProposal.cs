using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Cases;

/// <summary>A measure of the rule file that is intended or imposed.</summary>
/// <param name="Ban">Only for measures that ban.</param>
public sealed record IntendedMeasure(string MeasureId, BanTerm? Ban = null);

/// <summary>The investigators' proposal, which the advance notice states. The legal basis follows from the measures.</summary>
/// <param name="RestsOnDocuments">Whether documents alone prove the facts.</param>
public sealed record CaseProposal(
    string Facts,
    string Evidence,
    string Reasons,
    Severity Severity,
    ImmutableArray<IntendedMeasure> Measures,
    bool RestsOnDocuments
);

/// <summary>陈述申辩: the party's statement before the decision.</summary>
/// <param name="AdmitsFacts">Admission of the facts can allow the simplified procedure.</param>
public sealed record Defence(string Text, bool AdmitsFacts, ImmutableArray<string> DocumentIds, DateTimeOffset At);

/// <summary>An advance notice with its service and responses.</summary>
public sealed record AdvanceNotice(AdvanceNoticeLetter Letter, CaseProposal Proposal)
{
    /// <summary>Null until its service is recorded.</summary>
    public ServiceRecord? Service { get; init; }

    /// <summary>End of the term for a defence; null until the service is recorded.</summary>
    public Calendar.Deadline? DefenceUntil { get; init; }

    /// <summary>End of the term to ask for a hearing; null before service, and where none is granted.</summary>
    public Calendar.Deadline? HearingUntil { get; init; }

    /// <summary>听证; null where the party did not ask for it.</summary>
    public CaseHearing? Hearing { get; init; }

    /// <summary>When the party is reminded of the term for a defence; null where no reminder is due.</summary>
    public DateTimeOffset? RemindAt { get; init; }

    public Defence? Defence { get; init; }

    /// <summary>Entered by an officer from paper; valid once copied to <see cref="Defence"/>.</summary>
    public PaperDefence? Paper { get; init; }
}

/// <summary>The outcome of a case.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Unfounded), "unfounded")]
[JsonDerivedType(typeof(Established), "established")]
public abstract record CaseOutcome
{
    private CaseOutcome() { }

    /// <summary>不成立: the party is notified and cleared.</summary>
    public sealed record Unfounded : CaseOutcome;

    /// <summary>成立, with its measures.</summary>
    public sealed record Established(Severity Severity, ImmutableArray<IntendedMeasure> Measures) : CaseOutcome;
}

/// <summary>Who decides a case.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Leader), "leader")]
[JsonDerivedType(typeof(Meeting), "meeting")]
public abstract record DecisionBody
{
    private DecisionBody() { }

    /// <summary>分管领导, in the simplified procedure.</summary>
    public sealed record Leader : DecisionBody;

    /// <summary>集体讨论决定. One meeting may decide several cases.</summary>
    public sealed record Meeting(string MinutesNumber, DateOnly HeldOn) : DecisionBody;
}
