using System.Collections.Immutable;

namespace CreditFunctions.Core;

/// <summary>Collects what is wrong with an input, so that all of it is told at once, each fault at its field.</summary>
/// <param name="code">Code of every fault that brings none of its own.</param>
internal sealed class ValidationErrors(string code)
{
    private readonly ImmutableArray<Error>.Builder _errors = ImmutableArray.CreateBuilder<Error>();

    /// <summary>Notes a fault if something is wrong.</summary>
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

    /// <summary>Looks at each entry of a list; its field ends with the entry's index.</summary>
    public ValidationErrors Each<T>(IEnumerable<T> entries, string field, Action<ValidationErrors, T, string> check)
    {
        foreach (var (index, entry) in entries.Index())
        {
            check(this, entry, $"{field}[{index}]");
        }

        return this;
    }

    /// <summary>The value, unless something is wrong.</summary>
    public Result<T> Or<T>(Func<T> value) => _errors.Count == 0 ? value() : _errors.ToImmutable();
}
