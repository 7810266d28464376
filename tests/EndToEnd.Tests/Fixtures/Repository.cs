namespace CreditFunctions.EndToEnd.Tests.Fixtures;

/// <summary>Where things are in this clone.</summary>
internal static class Repository
{
    private static readonly string Root = FindRoot();

    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    /// <summary>The app as built with the same configuration as these tests.</summary>
    public static string BuiltApp()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        return Require(
            PathOf("src", "Functions", "bin", "Local", output.Parent!.Name, output.Name, "CreditFunctions.Functions.dll"),
            "Build src/Functions first.");
    }

    /// <summary>The benchmarks as built with the same configuration as these tests.</summary>
    public static string BuiltBenchmarks()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        return Require(PathOf("benchmarks", "bin", output.Parent!.Name, output.Name, "CreditFunctions.Benchmarks.dll"), "Build benchmarks first.");
    }

    /// <summary>What <c>AZURITE_JS</c> names, else what test.sh and run.sh install.</summary>
    public static string AzuriteScript() => Require(
        Environment.GetEnvironmentVariable("AZURITE_JS") ?? PathOf(".local", "tools", "node_modules", "azurite", "dist", "src", "azurite.js"),
        "./test.sh installs it.");

    /// <summary>The sample round's player as built with the same configuration as these tests.</summary>
    public static string BuiltSample()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        return Require(
            PathOf("examples", "SampleRound", "bin", output.Parent!.Name, output.Name, "CreditFunctions.SampleRound.dll"),
            "Build examples/SampleRound first.");
    }

    private static string Require(string path, string advice) => File.Exists(path) ? path : throw new FileNotFoundException($"{path} is missing. {advice}");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CreditFunctions.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds CreditFunctions.sln.");
    }
}
