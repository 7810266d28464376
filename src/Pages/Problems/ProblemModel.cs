using System.Collections.Immutable;
using CreditFunctions.Core;

namespace CreditFunctions.Pages.Problems;

/// <summary>A rejected or failed request: problem details as a page.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">Code of the problem, quoted on the telephone.</param>
public sealed record ProblemModel(int Status, string Code) : IModelOf<ProblemPage>
{
    /// <summary>Empty where the status is sufficient.</summary>
    public ImmutableArray<Error> Errors { get; init; } = [];

    /// <summary>Null where the request contains nothing to keep.</summary>
    public TypedModel? Typed { get; init; }

    /// <summary>Identifies the request in the logs.</summary>
    public string? TraceId { get; init; }
}

/// <summary>Values of a rejected form, kept in the problem page.</summary>
/// <param name="Action">Address of the rejected post.</param>
public sealed record TypedModel(string Action, ImmutableArray<KeyValuePair<string, string>> Values)
{
    public string? AntiForgeryToken { get; init; }

    /// <summary>Whether the same request can succeed later, for example after sign-in.</summary>
    public bool MaySendAgain { get; init; }

    /// <summary>Without the hidden fields of the form.</summary>
    internal IEnumerable<KeyValuePair<string, string>> Shown =>
        Values.Where(value =>
            !string.IsNullOrWhiteSpace(value.Value)
            && value.Value != "true"
            && !Internal.Contains(value.Key)
            && !value.Key.EndsWith("].id", StringComparison.Ordinal)
        );

    private static readonly ImmutableHashSet<string> Internal = ["action", "act", "applicationKey", "form", "key", "version", "roundId"];
}
