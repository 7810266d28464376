using System.Collections.Immutable;
using CreditFunctions.Core;

namespace CreditFunctions.Pages.Reviews;

/// <summary>Asks for a new code where the one of a task's link is void. Says nothing of the task: whoever is here gave no code.</summary>
/// <param name="TaskAddress">Where the task is.</param>
public sealed record NewCodeModel(string TaskAddress) : IModelOf<NewCodePage>
{
    /// <summary>Whether a new code is on its way.</summary>
    public bool IsSent { get; init; }

    /// <summary>Why none is sent.</summary>
    public ImmutableArray<Error> Errors { get; init; } = [];
}
