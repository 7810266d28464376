using System.Collections.Immutable;
using CreditFunctions.Core;

namespace CreditFunctions.Pages.Reviews;

/// <summary>Requests a new code for a task link whose code is void. Contains nothing of the task: the reader has given no code.</summary>
/// <param name="TaskAddress">Address of the task.</param>
public sealed record NewCodeModel(string TaskAddress) : IModelOf<NewCodePage>
{
    public bool IsSent { get; init; }

    /// <summary>Why no code is sent.</summary>
    public ImmutableArray<Error> Errors { get; init; } = [];
}
