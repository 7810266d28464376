using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Cases;

/// <summary>A measure of the rule file that is intended or imposed.</summary>
/// <param name="Ban">For measures that ban, and for no other.</param>
public sealed record IntendedMeasure(string MeasureId, BanTerm? Ban = null);

/// <summary>What the investigators propose, and the advance notice tells. The basis follows from the measures.</summary>
/// <param name="RestsOnDocuments">Whether documents alone prove the facts.</param>
public sealed record CaseProposal(
    string Facts,
    string Evidence,
    string Reasons,
    Severity Severity,
    ImmutableArray<IntendedMeasure> Measures,
    bool RestsOnDocuments
);

/// <summary>陈述申辩: what the party says before the decision.</summary>
/// <param name="AdmitsFacts">Whether it admits the facts, which may allow the simplified procedure.</param>
public sealed record Defence(string Text, bool AdmitsFacts, ImmutableArray<string> DocumentIds, DateTimeOffset At);

/// <summary>An advance notice, and what became of it.</summary>
public sealed record AdvanceNotice(AdvanceNoticeLetter Letter, CaseProposal Proposal)
{
    /// <summary>Null until its service is recorded.</summary>
    public ServiceRecord? Service { get; init; }

    /// <summary>Until when a defence can be given; null until its service is recorded.</summary>
    public Calendar.Deadline? DefenceUntil { get; init; }

    /// <summary>Until when a hearing can be asked for; null before its service, and where none is granted.</summary>
    public Calendar.Deadline? HearingUntil { get; init; }

    /// <summary>听证; null where the party did not ask for it.</summary>
    public CaseHearing? Hearing { get; init; }

    /// <summary>When the party is reminded of the end of that term; null where it is not, or was.</summary>
    public DateTimeOffset? RemindAt { get; init; }

    /// <summary>Null where none was given.</summary>
    public Defence? Defence { get; init; }

    /// <summary>What an officer entered from paper; it counts once it stands as <see cref="Defence"/>.</summary>
    public PaperDefence? Paper { get; init; }
}

/// <summary>What a case ends with.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Unfounded), "unfounded")]
[JsonDerivedType(typeof(Established), "established")]
public abstract record CaseOutcome
{
    private CaseOutcome() { }

    /// <summary>不成立: the party is informed and cleared.</summary>
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
