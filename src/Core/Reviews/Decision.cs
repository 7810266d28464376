using System.Collections.Immutable;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Reviews.Steps;

namespace CreditFunctions.Core.Reviews;

/// <summary>What somebody decided behind a link. The first one recorded for a task stands. Each step defines its own.</summary>
public abstract record Decision
{
    private protected Decision() { }

    /// <summary>What the procedure goes by: one word, without anything personal.</summary>
    public abstract string ToOutcome();
}

/// <summary>An expert's advice on one application.</summary>
/// <param name="Scores">0 to 100 by criterion, at most one decimal; one under an empty name where the round has no criteria.</param>
public sealed record ScoreSheet(ApplicationId ApplicationId, ImmutableSortedDictionary<string, decimal> Scores, string Comment);

/// <summary>回避: an application that an expert must not review, and why.</summary>
public sealed record Recusal(ApplicationId ApplicationId, string Reason);

/// <summary>One application that the meeting decided otherwise than the ranking proposes.</summary>
public sealed record Deviation(ApplicationId ApplicationId, ProposalOutcome Outcome, string Reason)
{
    /// <summary>For a proposed application: less than it asked for, in yuan. Null: all of it.</summary>
    public decimal? AmountYuan { get; init; }
}

/// <summary>The order in which the meeting put applications that share a place, best first, and its reason.</summary>
public sealed record TieDecision(ImmutableArray<ApplicationId> Order, string Reason)
{
    /// <summary>Whether it names exactly these applications, each once.</summary>
    public bool IsAbout(IReadOnlyList<RankedApplication> tied) =>
        !Order.IsDefault && Order.Length == tied.Count && Order.ToHashSet().SetEquals(tied.Select(each => each.Application.Id));
}

/// <summary>What becomes of a ranked application.</summary>
public enum ProposalOutcome
{
    /// <summary>拟立项.</summary>
    Propose,

    /// <summary>备选.</summary>
    Reserve,

    /// <summary>不予立项.</summary>
    NotSelect,
}

/// <summary>The words of <see cref="Decision.ToOutcome"/>, beside the names of the choices.</summary>
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
