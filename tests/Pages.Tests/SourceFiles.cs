using System.Runtime.CompilerServices;

namespace CreditFunctions.Pages.Tests;

/// <summary>Sources of the pages, to check the use of texts and styles.</summary>
internal static class SourceFiles
{
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../src/Pages"));

    /// <summary>All page sources with one of the extensions, without generated ones.</summary>
    public static IEnumerable<string> With(params string[] endings) => Under(Folder, endings);

    /// <summary>The same of another project under <c>src</c>.</summary>
    public static IEnumerable<string> Of(string project, params string[] endings) => Under(Path.Combine(Folder, "..", project), endings);

    private static IEnumerable<string> Under(string folder, string[] endings) =>
        Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)))
            .Where(file => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
