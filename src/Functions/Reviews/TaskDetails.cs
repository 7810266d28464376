using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Applications;

namespace CreditFunctions.Functions.Reviews;

/// <summary>All that the officer of a task is shown, read once for the page and for JSON.</summary>
/// <param name="Guide">Of the round that the task belongs to.</param>
public sealed record TaskDetails(OpenedTask Task, RoundGuide Guide)
{
    public ReviewStep Step => Task.Link.Task.Step;

    /// <summary>The fields of the form by which it is decided.</summary>
    public ImmutableArray<StepField> Fields { get; init; } = [];

    /// <summary>The application at hand, or the one that an objection contests; null where the task is about the batch.</summary>
    public Application? Application { get; init; }

    /// <summary>The entry that two officers decide on; null for every other task.</summary>
    public CreditCheck? Suspicion { get; init; }

    /// <summary>What the party answered about that entry; null where it was not asked, or did not answer.</summary>
    public PartyStatement? Answer =>
        Suspicion is { } check
            ? Application?.Statements.LastOrDefault(answer =>
                answer.PartyId == check.PartyId && answer.Source == check.Source && answer.AnsweredAt is not null
            )
            : null;

    /// <summary>What the two officers said when they were asked before; empty for every other task.</summary>
    public ImmutableArray<GivenOpinion> EarlierOpinions { get; init; } = [];

    /// <summary>For a format check, what other applications have in common with this one; null for every other task.</summary>
    public DuplicateReport? Duplicates { get; init; }

    /// <summary>The ranking as it stands, or, before it is frozen, as it would be.</summary>
    public ImmutableArray<RankedApplication> Ranking { get; init; } = [];

    /// <summary>What the meeting made of it; empty until then.</summary>
    public ImmutableArray<Proposal> Proposals { get; init; } = [];

    /// <summary>By application, what the experts wrote; empty where no ranking is shown.</summary>
    public ImmutableDictionary<ApplicationId, ImmutableArray<string>> Comments { get; init; } =
        ImmutableDictionary<ApplicationId, ImmutableArray<string>>.Empty;

    /// <summary>Applications with too few sheets to be ranked.</summary>
    public ImmutableArray<UnrankedApplication> Unranked { get; init; } = [];

    /// <summary>The project at hand, after its award; null for every other task.</summary>
    public Project? Project { get; init; }

    /// <summary>By category, what its budget holds before these projects.</summary>
    public ImmutableDictionary<string, decimal> LeftYuan { get; init; } = ImmutableDictionary<string, decimal>.Empty;
}

/// <summary>An opinion that an officer gave, and that the other one did not share.</summary>
public sealed record GivenOpinion(string OfficerId, string OfficerName, Decision Decision, DateTimeOffset At);

/// <summary>An application that cannot be ranked yet.</summary>
/// <param name="Sheets">How many score sheets it has.</param>
public sealed record UnrankedApplication(RankableApplication Application, int Sheets);
