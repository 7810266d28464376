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

    /// <summary>What was typed into the form that is refused; null where there is nothing to keep.</summary>
    public TypedModel? Typed { get; init; }

    /// <summary>Finds the request in the logs.</summary>
    public string? TraceId { get; init; }
}

/// <summary>What was typed into a form that is refused, kept in the page that says so.</summary>
/// <param name="Action">Where it was posted.</param>
/// <param name="Values">By field name.</param>
public sealed record TypedModel(string Action, ImmutableArray<KeyValuePair<string, string>> Values)
{
    public string? AntiForgeryToken { get; init; }

    /// <summary>Whether the same can succeed later, such as after signing in.</summary>
    public bool MaySendAgain { get; init; }

    /// <summary>What a reader recognises: not what only the form needs.</summary>
    internal IEnumerable<KeyValuePair<string, string>> Shown =>
        Values.Where(value =>
            !string.IsNullOrWhiteSpace(value.Value)
            && value.Value != "true"
            && !Internal.Contains(value.Key)
            && !value.Key.EndsWith("].id", StringComparison.Ordinal)
        );

    private static readonly ImmutableHashSet<string> Internal = ["action", "act", "applicationKey", "form", "key", "version", "roundId"];
}
