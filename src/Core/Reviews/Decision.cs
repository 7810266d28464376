using System.Collections.Immutable;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Reviews.Steps;

namespace CreditFunctions.Core.Reviews;

/// <summary>A decision by link. The first one recorded for a task is final. Each step defines its own record.</summary>
public abstract record Decision
{
    private protected Decision() { }

    /// <summary>The word that the procedure evaluates; contains no personal data.</summary>
    public abstract string ToOutcome();
}

/// <summary>An expert's advice on one application.</summary>
/// <param name="Scores">0 to 100 by criterion, at most one decimal; a single score under an empty name where the round has no
/// criteria.</param>
public sealed record ScoreSheet(ApplicationId ApplicationId, ImmutableSortedDictionary<string, decimal> Scores, string Comment);

/// <summary>回避: an application that an expert must not review, and why.</summary>
public sealed record Recusal(ApplicationId ApplicationId, string Reason);

/// <summary>An application for which the meeting deviates from the ranking's proposal.</summary>
public sealed record Deviation(ApplicationId ApplicationId, ProposalOutcome Outcome, string Reason)
{
    /// <summary>For a proposed application: a reduced amount, in yuan. Null: the requested amount.</summary>
    public decimal? AmountYuan { get; init; }
}

/// <summary>The meeting's order of applications that share a place, best first, and its reason.</summary>
public sealed record TieDecision(ImmutableArray<ApplicationId> Order, string Reason)
{
    /// <summary>Whether it contains exactly these applications, each once.</summary>
    public bool IsAbout(IReadOnlyList<RankedApplication> tied) =>
        !Order.IsDefault && Order.Length == tied.Count && Order.ToHashSet().SetEquals(tied.Select(each => each.Application.Id));
}

/// <summary>Outcomes of a ranked application.</summary>
public enum ProposalOutcome
{
    Propose,

    Reserve,

    NotSelect,
}

/// <summary>Words of <see cref="Decision.ToOutcome"/> other than the names of the choices.</summary>
public static class Outcomes
{
    public const string Admit = nameof(FormatCheckChoice.Admit);
    public const string Refuse = nameof(FormatCheckChoice.Refuse);
    public const string Correct = nameof(FormatCheckChoice.Correct);
    public const string Recommend = nameof(RecommendationChoice.Recommend);
    public const string Return = nameof(RecommendationChoice.Return);
    public const string Scored = nameof(Scored);
    public const string Frozen = nameof(Frozen);
    public const string Visited = nameof(Visited);
    public const string Adopted = nameof(Adopted);
    public const string Agree = nameof(Agree);
    public const string Issued = nameof(Issued);
    public const string Uphold = nameof(Uphold);
    public const string Dismiss = nameof(FindingRuling.Dismiss);
}
