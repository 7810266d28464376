using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Reviews;

/// <summary>The subject of a decision and the day on which it is made.</summary>
/// <param name="Application">Null where the task is about a review batch.</param>
/// <param name="Batch">Null where the task is about one application.</param>
/// <param name="Today">Beijing date.</param>
public sealed record DecisionContext(RoundGuide Guide, Application? Application, ReviewBatch? Batch, TaskKey Task, DateOnly Today)
{
    public ImmutableArray<RankableApplication> Session { get; init; } = [];

    /// <summary>Money left per category for the batch that a meeting decides on, in yuan.</summary>
    public ImmutableDictionary<string, decimal> LeftYuan { get; init; } = ImmutableDictionary<string, decimal>.Empty;

    /// <summary>For a format check: other applications with which the principal investigator exceeds the limits.</summary>
    public ImmutableArray<Application> Contested { get; init; } = [];

    /// <summary>For a format check: why parties are currently barred; empty where none is.</summary>
    public ImmutableArray<Error> Banned { get; init; } = [];

    /// <summary>The project of an awarded application; null for other tasks.</summary>
    public Project? Project { get; init; }

    public ImmutableArray<RankedApplication> Ranking => Batch?.Ranking ?? [];
}

/// <summary>Parses a form into the decision of its step.</summary>
public static class DecisionPolicy
{
    /// <summary>Maximum length of a reason, in characters.</summary>
    public const int MaxReasonLength = 2000;

    /// <summary>The single criterion of a round that defines none.</summary>
    public const string WholeScore = "";

    internal static readonly TextRule ReasonText = TextRule.Paragraphs(MaxReasonLength);
    internal static readonly TextRule NumberText = TextRule.Name(100);

    /// <summary>The decision of a form, or all errors with their fields.</summary>
    public static Result<Decision> Read(DecisionForm form, DecisionContext context) => context.Task.Step.Definition().Read(form, context);

    public static ImmutableArray<ReviewCriterion> CriteriaOf(RoundGuide guide) =>
        guide.Review.Criteria is { IsDefaultOrEmpty: false } criteria ? criteria : [new ReviewCriterion(WholeScore, "", 100)];
}
