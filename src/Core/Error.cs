using System.Collections.Immutable;

namespace CreditFunctions.Core;

/// <summary>An error of an input or a move, and how to correct it.</summary>
/// <param name="Kind">Determines the HTTP status.</param>
/// <param name="Code">Stable, in kebab-case, for programs and translations: <c>round-is-closed</c>.</param>
/// <param name="Message">English: what happened, what was expected, what to do. Never contains personal data.</param>
public sealed record Error(ErrorKind Kind, string Code, string Message)
{
    /// <summary>JSON path of the invalid field as sent (<c>parties[1].citizenId</c>); null for an error of the whole request.</summary>
    public string? Field { get; init; }

    /// <summary>The values in <see cref="Message"/>, by name, for translations.</summary>
    public ImmutableDictionary<string, string> Arguments { get; init; } = ImmutableDictionary<string, string>.Empty;

    public Error At(string field) => this with { Field = field };

    public Error With(string name, string value) => this with { Arguments = Arguments.SetItem(name, value) };
}
