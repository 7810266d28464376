using System.Diagnostics;
using CreditFunctions.EndToEnd.Tests.Fixtures;

namespace CreditFunctions.EndToEnd.Tests.Scripts;

/// <summary>
/// A copy of the files that the scripts need from this clone, with the built app and the installed Azurite: the state after a first build
/// and before a first run.
/// </summary>
internal sealed class Clone : IAsyncDisposable
{
    // They would direct the scripts to another app or storage.
    private static readonly string[] Foreign =
    [
        "AzureWebJobsStorage",
        "Site__BaseAddress",
        "LocalHost__Port",
        "CREDITFUNCTIONS_BASE_ADDRESS",
        "CREDITFUNCTIONS_STORAGE",
        "CREDITFUNCTIONS_KEY",
    ];

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("clone-");
    private readonly List<ChildProcess> _started = [];

    private Clone() { }

    /// <summary>The version of stored data that <c>run.sh</c> accepts.</summary>
    public string DataVersion =>
        File.ReadLines(PathOf("run.sh")).Single(line => line.StartsWith("DATA_VERSION=", StringComparison.Ordinal)).Split('=')[1];

    public static Clone Make()
    {
        var clone = new Clone();
        foreach (
            var file in (string[])
                ["run.sh", "local.settings.sample.json", "global.json", "Directory.Build.props", "Directory.Packages.props"]
        )
        {
            File.Copy(Repository.PathOf(file), clone.PathOf(file));
        }

        CopyFolder(Repository.PathOf("eng"), clone.PathOf("eng"));
        CopyFolder(Repository.PathOf("examples"), clone.PathOf("examples"));
        Directory.CreateDirectory(clone.PathOf("src/Functions/bin"));
        CopyFolder(Path.GetDirectoryName(Repository.BuiltApp())!, clone.PathOf("src/LocalApp/bin/Release/net10.0"));
        CopyFolder(Path.GetDirectoryName(Repository.BuiltSample())!, clone.PathOf("examples/SampleRound/bin/Release/net10.0"));

        Directory.CreateDirectory(clone.PathOf(".local/run"));
        File.WriteAllText(clone.PathOf(".local/run/built"), "");
        Directory.CreateDirectory(clone.PathOf(".local/tools"));
        File.Copy(Repository.PathOf("eng/tools/package-lock.json"), clone.PathOf(".local/tools/installed.json"));
        var azurite = new FileInfo(Repository.AzuriteScript()).Directory!.Parent!.Parent!;
        Directory.CreateSymbolicLink(clone.PathOf(".local/tools/node_modules"), azurite.Parent!.FullName);
        return clone;
    }

    public string PathOf(string path) => Path.Combine(_root.FullName, path);

    /// <summary>Writes files into the folder of the app's data.</summary>
    public void WriteData(params IEnumerable<(string Name, string Text)> files)
    {
        Directory.CreateDirectory(PathOf(".local/azurite"));
        foreach (var (name, text) in files)
        {
            File.WriteAllText(PathOf($".local/azurite/{name}"), text);
        }
    }

    public void WriteProgram(string path, string script)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), script);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(PathOf(path), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <param name="environment">Added to the environment.</param>
    public ChildProcess Start(string script, IEnumerable<string> arguments, params IEnumerable<(string Name, string Value)> environment)
    {
        var command = new ProcessStartInfo("bash", [PathOf(script), .. arguments]);
        foreach (var name in Foreign)
        {
            command.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            command.Environment[name] = value;
        }

        var process = ChildProcess.Start(command);
        _started.Add(process);
        return process;
    }

    /// <summary>Command lines of all processes of this clone.</summary>
    public IReadOnlyList<RunningProcess> FindRunning() => RunningProcesses.Find(_root.FullName);

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _started)
        {
            await process.KillAsync();
        }

        _root.Delete(recursive: true);
    }

    // With timestamps: the scripts use them.
    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        foreach (var folder in Directory.EnumerateDirectories(from).Where(folder => Path.GetFileName(folder) is not ("bin" or "obj")))
        {
            CopyFolder(folder, Path.Combine(to, Path.GetFileName(folder)));
        }
    }
}
