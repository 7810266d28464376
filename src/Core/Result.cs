using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace CreditFunctions.Core;

/// <summary>A value, or all errors. The default value is neither and must not be used.</summary>
public readonly record struct Result<T>
{
    private readonly T? _value;
    private readonly ImmutableArray<Error> _errors;

    private Result(T? value, ImmutableArray<Error> errors)
    {
        _value = value;
        _errors = errors;
    }

    /// <summary>Empty on success.</summary>
    public ImmutableArray<Error> Errors => _errors.IsDefault ? throw Unset() : _errors;

    public bool IsSuccess => Errors.IsEmpty;

    /// <summary>The value of a success.</summary>
    /// <exception cref="InvalidOperationException">There is no value.</exception>
    public T Value => IsSuccess ? _value! : throw new InvalidOperationException($"No value: {Errors[0].Code}.");

    public bool TryGet([NotNullWhen(true)] out T? value, out ImmutableArray<Error> errors)
    {
        value = _value;
        errors = Errors;
        return errors.IsEmpty;
    }

    /// <summary>Continues with the value, or returns the errors.</summary>
    public Result<TNext> Then<TNext>(Func<T, Result<TNext>> next) => IsSuccess ? next(_value!) : new Result<TNext>(default, Errors);

    /// <summary>Maps the value, or returns the errors.</summary>
    public Result<TNext> Select<TNext>(Func<T, TNext> selector) => IsSuccess ? selector(_value!) : new Result<TNext>(default, Errors);

    /// <summary>Sets the field of the errors.</summary>
    public Result<T> At(string field) => IsSuccess ? this : new Result<T>(default, [.. Errors.Select(error => error.At(field))]);

    public static implicit operator Result<T>(T value) => new(value, []);

    public static implicit operator Result<T>(Error error) => new(default, [error]);

    public static implicit operator Result<T>(ImmutableArray<Error> errors) =>
        errors.IsDefaultOrEmpty
            ? throw new ArgumentException("A failure needs at least one reason.", nameof(errors))
            : new(default, errors);

    private static InvalidOperationException Unset() => new("A default Result holds neither value nor reasons.");
}
