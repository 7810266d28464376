namespace CreditFunctions.LocalRuntime.DurableTask.Internal;

/// <summary>Orders versions: none before any, then as <see cref="Version"/> where both parse, else as text without regard to case.</summary>
internal static class VersionComparison
{
    public static int Compare(string? left, string? right) => (string.IsNullOrWhiteSpace(left), string.IsNullOrWhiteSpace(right)) switch
    {
        (true, true) => 0,
        (true, false) => -1,
        (false, true) => 1,
        _ when Version.TryParse(left, out var l) && Version.TryParse(right, out var r) => l.CompareTo(r),
        _ => string.Compare(left, right, StringComparison.OrdinalIgnoreCase),
    };
}
