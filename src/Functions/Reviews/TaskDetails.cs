using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Applications;

namespace CreditFunctions.Functions.Reviews;

/// <summary>The details of a task for its officer, read once for page and JSON.</summary>
/// <param name="Guide">Of the round of the task.</param>
public sealed record TaskDetails(OpenedTask Task, RoundGuide Guide)
{
    public ReviewStep Step => Task.Link.Task.Step;

    /// <summary>Whether the officer has to declare conflicts of interest before abstract and documents open.</summary>
    public bool AreMaterialsClosed => Step.Definition().IsBeforeMaterials;

    public ImmutableArray<StepField> Fields { get; init; } = [];

    /// <summary>The application, or the one that an objection contests; null if the task is about the batch.</summary>
    public Application? Application { get; init; }

    /// <summary>The entry that two officers decide on; otherwise null.</summary>
    public CreditCheck? Suspicion { get; init; }

    /// <summary>The party's statement on that entry; null if there is none.</summary>
    public PartyStatement? Answer =>
        Suspicion is { } check
            ? Application?.Statements.LastOrDefault(answer =>
                answer.PartyId == check.PartyId && answer.Source == check.Source && answer.AnsweredAt is not null
            )
            : null;

    public ImmutableArray<GivenOpinion> EarlierOpinions { get; init; } = [];

    /// <summary>For a format check: the duplicates of the application; otherwise null.</summary>
    public DuplicateReport? Duplicates { get; init; }

    /// <summary>The frozen ranking, or a preview before that.</summary>
    public ImmutableArray<RankedApplication> Ranking { get; init; } = [];

    /// <summary>The meeting's decision; empty until then.</summary>
    public ImmutableArray<Proposal> Proposals { get; init; } = [];

    /// <summary>Expert comments by application; empty if no ranking is shown.</summary>
    public ImmutableDictionary<ApplicationId, ImmutableArray<string>> Comments { get; init; } =
        ImmutableDictionary<ApplicationId, ImmutableArray<string>>.Empty;

    public ImmutableArray<UnrankedApplication> Unranked { get; init; } = [];

    public Project? Project { get; init; }

    /// <summary>By category, the remaining budget before these projects.</summary>
    public ImmutableDictionary<string, decimal> LeftYuan { get; init; } = ImmutableDictionary<string, decimal>.Empty;
}

/// <summary>An officer's opinion that the other one did not share.</summary>
public sealed record GivenOpinion(string OfficerId, string OfficerName, Decision Decision, DateTimeOffset At);

/// <summary>An application that cannot be ranked yet.</summary>
/// <param name="Sheets">Number of its score sheets.</param>
public sealed record UnrankedApplication(RankableApplication Application, int Sheets);
