namespace CreditFunctions.TestSupport.Processes;

/// <summary>Paths in this clone.</summary>
internal static class Repository
{
    private static readonly string Root = FindRoot();

    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    /// <summary>The app on LocalHost, in the configuration of these tests.</summary>
    public static string BuiltApp() => Built("src/LocalApp", "CreditFunctions.LocalApp.dll");

    /// <summary>From <c>AZURITE_JS</c>, else the one installed by test.sh and run.sh.</summary>
    public static string AzuriteScript() =>
        Require(
            Environment.GetEnvironmentVariable("AZURITE_JS")
                ?? PathOf(".local", "tools", "node_modules", "azurite", "dist", "src", "azurite.js"),
            "./test.sh installs it."
        );

    /// <summary>The program that plays the sample round, in the configuration of these tests.</summary>
    public static string BuiltSample() => Built("examples/SampleRound", "CreditFunctions.SampleRound.dll");

    /// <summary>Debug or Release.</summary>
    public static string Configuration => Output.Parent!.Name;

    private static DirectoryInfo Output => new(AppContext.BaseDirectory);

    private static string Built(string project, string assembly) =>
        Require(PathOf(project, "bin", Configuration, Output.Name, assembly), $"Build {project} first.");

    private static string Require(string path, string advice) =>
        File.Exists(path) ? path : throw new FileNotFoundException($"{path} is missing. {advice}");

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
