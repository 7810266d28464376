using System.Collections.Immutable;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Reviews;

/// <summary>A task behind an officer's link.</summary>
/// <param name="Officer">The officer of the link.</param>
/// <param name="Step">Key of its texts.</param>
/// <param name="Fields">In the order of display.</param>
public sealed record TaskModel(string Officer, string RoundTitle, string Step, ImmutableArray<StepField> Fields) : IModelOf<TaskPage>
{
    public ITaskDetails? Details { get; init; }

    /// <summary>Whether the decision needs the same opinion of another officer.</summary>
    public bool NeedsTwoOpinions { get; init; }

    /// <summary>Null where the batch is decided.</summary>
    public TaskApplication? Application { get; init; }

    /// <summary>Due time, exclusive; null where the task is not open.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public bool IsOverdue { get; init; }

    /// <summary>Exclusive; null where the task was decided.</summary>
    public DateTimeOffset? LinkEndsAt { get; init; }

    /// <summary>Null where no task follows.</summary>
    public NextTask? Next { get; init; }

    /// <summary>Whether the code from the mail is needed: always, unless the named officer is signed in.</summary>
    public bool AsksCode { get; init; } = true;

    /// <summary>Of a signed-in officer.</summary>
    public string? AntiForgeryToken { get; init; }

    public string? EndAddress { get; init; }

    public FormState State { get; init; } = FormState.Empty;

    /// <summary>The recorded decision, displayed instead of the form.</summary>
    public RecordedDecision? Decision { get; init; }
}
