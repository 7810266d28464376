using System.Collections.Immutable;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Reviews;

/// <summary>A task behind an officer's link.</summary>
/// <param name="Officer">Whom the link names.</param>
/// <param name="RoundTitle">The round that it belongs to.</param>
/// <param name="Step">The step, by whose name its texts are found.</param>
/// <param name="Fields">What is asked, in this order.</param>
public sealed record TaskModel(string Officer, string RoundTitle, string Step, ImmutableArray<StepField> Fields) : IModelOf<TaskPage>
{
    /// <summary>What is decided on beside the application; null for nothing.</summary>
    public ITaskDetails? Details { get; init; }

    /// <summary>Whether another officer has to share the opinion before it counts.</summary>
    public bool NeedsTwoOpinions { get; init; }

    /// <summary>The application that is decided on; null where it is the batch.</summary>
    public TaskApplication? Application { get; init; }

    /// <summary>From when on the task is overdue; null where it is not open.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public bool IsOverdue { get; init; }

    /// <summary>Until when the link works, exclusive; null where the task was decided.</summary>
    public DateTimeOffset? LinkEndsAt { get; init; }

    /// <summary>What the officer goes on with, once this is decided; null for nothing.</summary>
    public NextTask? Next { get; init; }

    /// <summary>Whether the code from the mail is needed: always, unless the named officer is signed in.</summary>
    public bool AsksCode { get; init; } = true;

    /// <summary>Of a signed-in officer.</summary>
    public string? AntiForgeryToken { get; init; }

    /// <summary>Where this browser's session is ended; null where it has none.</summary>
    public string? EndAddress { get; init; }

    /// <summary>What the form comes back with.</summary>
    public FormState State { get; init; } = FormState.Empty;

    /// <summary>The decision that stands: no form is shown then.</summary>
    public RecordedDecision? Decision { get; init; }
}
