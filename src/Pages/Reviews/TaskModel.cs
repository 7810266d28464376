using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Reviews;

/// <summary>A task behind an officer's link.</summary>
/// <param name="Officer">Whom the link names.</param>
/// <param name="RoundTitle">The round that it belongs to.</param>
/// <param name="Form">What is asked.</param>
public sealed record TaskModel(string Officer, string RoundTitle, TaskForm Form) : IModelOf<TaskPage>
{
    /// <summary>The application that is decided on; null where it is the batch.</summary>
    public TaskApplication? Application { get; init; }

    /// <summary>When the task is due, exclusive.</summary>
    public DateTimeOffset? DueAt { get; init; }

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
