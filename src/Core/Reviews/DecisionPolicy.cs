using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Reviews;

/// <summary>What a decision is about: the record at hand, and the day on which it is decided.</summary>
/// <param name="Application">Null where the task is about a round's batch.</param>
/// <param name="Batch">The review batch at hand; null where the task is about one application.</param>
/// <param name="Today">Beijing date.</param>
public sealed record DecisionContext(RoundGuide Guide, Application? Application, ReviewBatch? Batch, TaskKey Task, DateOnly Today)
{
    /// <summary>The applications that an expert's session covers.</summary>
    public ImmutableArray<RankableApplication> Session { get; init; } = [];

    /// <summary>By category, what the budget still holds for the pass that a meeting decides on, in yuan.</summary>
    public ImmutableDictionary<string, decimal> LeftYuan { get; init; } = ImmutableDictionary<string, decimal>.Empty;

    /// <summary>
    /// For a format check: other applications with which the principal investigator is named on more than the rules allow.
    /// </summary>
    public ImmutableArray<Application> Contested { get; init; } = [];

    /// <summary>For a format check: why parties cannot take part at present; empty where all can.</summary>
    public ImmutableArray<Error> Banned { get; init; } = [];

    /// <summary>The project of the application, after its award; null for every other task.</summary>
    public Project? Project { get; init; }

    /// <summary>The frozen ranking that a meeting decides on.</summary>
    public ImmutableArray<RankedApplication> Ranking => Batch?.Ranking ?? [];
}

/// <summary>Reads a form into the decision that its step asks for.</summary>
public static class DecisionPolicy
{
    /// <summary>Longest reason, in characters.</summary>
    public const int MaxReasonLength = 2000;

    /// <summary>The one criterion of a round that names none.</summary>
    public const string WholeScore = "";

    internal static readonly TextRule ReasonText = TextRule.Paragraphs(MaxReasonLength);
    internal static readonly TextRule NumberText = TextRule.Name(100);

    /// <summary>The decision of a form, or every fault at once, each at its field.</summary>
    public static Result<Decision> Read(DecisionForm form, DecisionContext context) => context.Task.Step.Definition().Read(form, context);

    /// <summary>What a round's experts score: its criteria, or the whole.</summary>
    public static ImmutableArray<ReviewCriterion> CriteriaOf(RoundGuide guide) =>
        guide.Review.Criteria is { IsDefaultOrEmpty: false } criteria ? criteria : [new ReviewCriterion(WholeScore, "", 100)];
}
