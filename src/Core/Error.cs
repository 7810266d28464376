using System.Collections.Immutable;

namespace CreditFunctions.Core;

/// <summary>One thing that is wrong with an input or a move, and what to do about it.</summary>
/// <param name="Kind">Determines the HTTP status.</param>
/// <param name="Code">Stable, in kebab-case, for programs and for the page's translation: <c>round-is-closed</c>.</param>
/// <param name="Message">English; says what happened, what was expected, what to do. Never holds personal data.</param>
public sealed record Error(ErrorKind Kind, string Code, string Message)
{
    /// <summary>JSON path of the field at fault, as sent (<c>parties[1].citizenId</c>); null when the whole request is at fault.</summary>
    public string? Field { get; init; }

    /// <summary>The values that stand in <see cref="Message"/>, by name, for translations.</summary>
    public ImmutableDictionary<string, string> Arguments { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The same error, laid at a field.</summary>
    public Error At(string field) => this with { Field = field };

    /// <summary>The same error with one more value for translations.</summary>
    public Error With(string name, string value) => this with { Arguments = Arguments.SetItem(name, value) };
}
