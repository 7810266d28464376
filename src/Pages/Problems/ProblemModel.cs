using System.Collections.Immutable;
using CreditFunctions.Core;

namespace CreditFunctions.Pages.Problems;

/// <summary>A request that was refused or failed: problem details for people.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The problem's code, to be quoted on the telephone.</param>
public sealed record ProblemModel(int Status, string Code) : IModelOf<ProblemPage>
{
    /// <summary>What exactly was wrong; empty where the status says it all.</summary>
    public ImmutableArray<Error> Errors { get; init; } = [];

    /// <summary>Finds the request in the logs.</summary>
    public string? TraceId { get; init; }
}
