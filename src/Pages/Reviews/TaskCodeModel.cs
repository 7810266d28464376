using System.Collections.Immutable;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Reviews;

/// <summary>A task before its code is given: what kind of task it is, and nothing that names somebody.</summary>
/// <param name="Kind">The kind of the task, such as <c>FormatCheck</c>.</param>
public sealed record TaskCodeModel(string Kind, string RoundTitle) : IModelOf<TaskCodePage>
{
    /// <summary>From when on the task is overdue; null where it is not open.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public bool IsOverdue { get; init; }

    /// <summary>Until when the link works, exclusive; null where the task was decided.</summary>
    public DateTimeOffset? LinkEndsAt { get; init; }

    /// <summary>What was typed into the task's form and not taken, because the code was missing or wrong.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Kept { get; init; } = [];

    public FormState State { get; init; } = FormState.Empty;
}
