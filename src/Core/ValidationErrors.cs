using System.Collections.Immutable;

namespace CreditFunctions.Core;

/// <summary>Collects all errors of an input, each with its field, to return them at once.</summary>
/// <param name="code">Code of errors without their own.</param>
internal sealed class ValidationErrors(string code)
{
    private readonly ImmutableArray<Error>.Builder _errors = ImmutableArray.CreateBuilder<Error>();

    public ValidationErrors When(bool isWrong, string field, string message) =>
        When(isWrong, field, new Error(ErrorKind.Invalid, code, message));

    /// <inheritdoc cref="When(bool, string, string)"/>
    public ValidationErrors When(bool isWrong, string field, Error error)
    {
        if (isWrong)
        {
            _errors.Add(error.At(field));
        }

        return this;
    }

    /// <summary>Checks each entry of a list; the entry's index is appended to its field.</summary>
    public ValidationErrors Each<T>(IEnumerable<T> entries, string field, Action<ValidationErrors, T, string> check)
    {
        foreach (var (index, entry) in entries.Index())
        {
            check(this, entry, $"{field}[{index}]");
        }

        return this;
    }

    /// <summary>The value, or all errors.</summary>
    public Result<T> Or<T>(Func<T> value) => _errors.Count == 0 ? value() : _errors.ToImmutable();
}
