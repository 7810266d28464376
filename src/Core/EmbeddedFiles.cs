namespace CreditFunctions.Core;

/// <summary>Embedded resources of this assembly, by folder.</summary>
internal static class EmbeddedFiles
{
    /// <summary>All files of a folder (<c>rules/files/</c>), with their names.</summary>
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
