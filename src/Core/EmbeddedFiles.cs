namespace CreditFunctions.Core;

/// <summary>Files that are part of this assembly, found by their folder.</summary>
internal static class EmbeddedFiles
{
    /// <summary>Every file of a folder (<c>rules/files/</c>), by name.</summary>
    public static IEnumerable<(string Name, string Text)> In(string folder)
    {
        var assembly = typeof(EmbeddedFiles).Assembly;
        foreach (
            var name in assembly
                .GetManifestResourceNames()
                .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        )
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name, reader.ReadToEnd());
        }
    }
}
