using System.Collections.Immutable;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Reviews;

/// <summary>A task before its code is given: its type only, nothing that identifies a person.</summary>
/// <param name="Kind">Such as <c>FormatCheck</c>.</param>
public sealed record TaskCodeModel(string Kind, string RoundTitle) : IModelOf<TaskCodePage>
{
    /// <summary>Due time, exclusive; null where the task is not open.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public bool IsOverdue { get; init; }

    /// <summary>Exclusive; null where the task was decided.</summary>
    public DateTimeOffset? LinkEndsAt { get; init; }

    /// <summary>Values of the task's form that were rejected because the code was missing or wrong.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Kept { get; init; } = [];

    public FormState State { get; init; } = FormState.Empty;
}
