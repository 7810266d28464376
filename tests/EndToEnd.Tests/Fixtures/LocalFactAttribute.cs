namespace CreditFunctions.EndToEnd.Tests.Fixtures;

/// <summary>
/// A test that starts, kills or reads a local process, or moves its clock: skipped where the environment names another host.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LocalFactAttribute : FactAttribute
{
    public LocalFactAttribute() => Skip = LocalTheoryAttribute.Reason;
}

/// <inheritdoc cref="LocalFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LocalTheoryAttribute : TheoryAttribute
{
    public LocalTheoryAttribute() => Skip = Reason;

    internal static string? Reason =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CREDITFUNCTIONS_BASE_ADDRESS"))
            ? null
            : "CREDITFUNCTIONS_BASE_ADDRESS names another host.";
}
