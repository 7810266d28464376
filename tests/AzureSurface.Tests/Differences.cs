namespace CreditFunctions.AzureSurface.Tests;

/// <summary>What one type claims and the real packages do not have.</summary>
internal static class Differences
{
    public static IEnumerable<string> Missing(SurfaceType claimed, SurfaceFile real)
    {
        var listed = real.Find(claimed.Name);
        if (listed is null)
        {
            return [$"{claimed.Name} is not in azure-surface.txt"];
        }

        var heading = listed.Heading == claimed.Heading
            ? Enumerable.Empty<string>()
            : [$"{claimed.Name}: expected '{listed.Heading}', found '{claimed.Heading}'"];
        return heading.Concat(claimed.Members.Except(listed.Members).Select(member => $"{claimed.Name}: {member}"));
    }

    /// <summary>Fails with every line that is there and not allowed, and every one that is allowed and not there (any more).</summary>
    public static void AssertSame(IEnumerable<string> allowed, IEnumerable<string> found)
    {
        var lines = found.ToHashSet();
        var wrong = lines.Except(allowed).Select(line => $"not allowed: {line}")
            .Concat(allowed.Except(lines).Select(line => $"allowed, but not found: {line}"))
            .ToList();
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }
}
