using System.Collections.Immutable;

namespace CreditFunctions.Pages.Reviews;

/// <summary>What a task asks for, beyond a reason and the code.</summary>
public abstract record TaskForm
{
    private TaskForm()
    {
    }

    /// <summary>The kind's name, which is also the key of its texts.</summary>
    internal string Kind => GetType().Name;

    /// <summary>形式审查: take in, send back for correction where the round allows it, or refuse.</summary>
    public sealed record FormatCheck(bool AllowsCorrection = false) : TaskForm;

    /// <summary>信用查验 by a person who looks.</summary>
    /// <param name="Party">Whom to look up.</param>
    /// <param name="Identifier">What to look for, as far as this officer may see it.</param>
    /// <param name="SourceName">Where to look.</param>
    public sealed record CreditEvidence(string Party, string Identifier, string SourceName) : TaskForm
    {
        /// <summary>The source's own site.</summary>
        public Uri? SourceAddress { get; init; }
    }

    /// <summary>专家评审: a score for each criterion, or one for the whole where there are none.</summary>
    public sealed record ExpertReview(ImmutableArray<ScoreCriterion> Criteria) : TaskForm;

    /// <summary>审定: what the meeting decided on the whole ranking, in its order.</summary>
    public sealed record MeetingResolution(ImmutableArray<RankedRow> Ranking) : TaskForm;

    /// <summary>会签: agree to the batch, or return it.</summary>
    public sealed record Concurrence : TaskForm;

    /// <summary>联合下达: the number and date of the joint document.</summary>
    public sealed record AwardDocument : TaskForm;
}

/// <summary>What an expert scores, from 0 to 100.</summary>
public sealed record ScoreCriterion(string Id, string Name)
{
    public string? Hint { get; init; }
}

/// <summary>One application of the frozen ranking.</summary>
/// <param name="Proposes">What the ranking proposes: <c>Propose</c>, <c>Reserve</c> or <c>NotSelect</c>.</param>
public sealed record RankedRow(string ApplicationId, string Number, string Title, string Unit, string Category, int Place, decimal Score, string Proposes)
{
    public required decimal AmountYuan { get; init; }
}
