using System.Diagnostics;
using System.Text.Json.Nodes;

namespace CreditFunctions.Functions.Tests.Settings;

/// <summary>The settings of a clone: its keys decrypt stored data, so existing values never change.</summary>
public sealed class MakeSettingsTests : IDisposable
{
    private static readonly string Sample = Repository.PathOf("local.settings.sample.json");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("settings-");

    private string Target => Path.Combine(_folder.FullName, "local.settings.json");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Make_NoFile_HasEveryKeyOfTheSampleAndSecretsOfItsOwn()
    {
        Assert.Equal(0, (await MakeAsync()).ExitCode);

        var (sample, made) = (ValuesOf(Sample), ValuesOf(Target));
        Assert.Equal(sample.Keys.Order(), made.Keys.Order());
        var secrets = sample.Where(setting => setting.Value == "{random}").Select(setting => made[setting.Key]).ToList();
        Assert.NotEmpty(secrets);
        Assert.All(secrets, secret => Assert.Equal(32, Convert.FromBase64String(secret).Length));
        Assert.Equal(secrets.Count, secrets.Distinct().Count());
        Assert.All(sample.Where(setting => setting.Value != "{random}"), setting => Assert.Equal(setting.Value, made[setting.Key]));
    }

    [Fact]
    public async Task Make_Again_ChangesNothing()
    {
        await MakeAsync();
        var before = await File.ReadAllBytesAsync(Target);

        Assert.Equal(0, (await MakeAsync()).ExitCode);

        Assert.Equal(before, await File.ReadAllBytesAsync(Target));
    }

    [Fact]
    public async Task Make_OlderFile_KeepsItsValuesAndGetsWhatIsNewExceptMembersOfLists()
    {
        Dictionary<string, string> mine = new()
        {
            ["Tokens__Keys__0__Id"] = "mine",
            ["Tokens__Keys__0__Secret"] = "{random}",
            ["Site__Office"] = "",
            ["Desk__Officers__0__Id"] = "somebody",
            ["My__Own"] = "setting",
        };
        await WriteAsync(
            new JsonObject
            {
                ["IsEncrypted"] = false,
                ["Values"] = new JsonObject(mine.Select(setting => KeyValuePair.Create(setting.Key, (JsonNode?)setting.Value))),
                ["Host"] = new JsonObject { ["LocalHttpPort"] = 7072 },
            }
        );

        Assert.Equal(0, (await MakeAsync()).ExitCode);

        var (sample, made) = (ValuesOf(Sample), ValuesOf(Target));
        Assert.All(mine, setting => Assert.Equal(setting.Value, made[setting.Key]));
        var added = made.Keys.Except(mine.Keys).ToList();
        Assert.Equal(
            sample.Keys.Except(mine.Keys).Where(key => !key.Split("__").Any(part => int.TryParse(part, out _))).Order(),
            added.Order()
        );
        Assert.Contains("Schedules__Anchor", added);
        Assert.DoesNotContain(added, key => made[key] == "{random}");
        Assert.Equal(7072, JsonNode.Parse(await File.ReadAllTextAsync(Target))!["Host"]!["LocalHttpPort"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("""{ "Values": { "Tokens__Keys__0__Secret": "abc", } """)]
    [InlineData("{}")]
    [InlineData("""{ "Values": [] }""")]
    [InlineData("null")]
    [InlineData("")]
    public async Task Make_FileThatCannotBeRead_ReportsItAndLeavesIt(string broken)
    {
        await File.WriteAllTextAsync(Target, broken);

        var (exitCode, error) = await MakeAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains("Do not create a new one", error, StringComparison.Ordinal);
        Assert.Equal(broken, await File.ReadAllTextAsync(Target));
        Assert.Single(_folder.GetFiles());
    }

    [Fact]
    public async Task Make_OnUnix_NobodyElseMayReadIt()
    {
        if (!OperatingSystem.IsWindows())
        {
            await MakeAsync();

            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Target));
        }
    }

    private Task WriteAsync(JsonNode settings) => File.WriteAllTextAsync(Target, settings.ToJsonString());

    private static Dictionary<string, string> ValuesOf(string path) =>
        JsonNode.Parse(File.ReadAllText(path))!["Values"]!
            .AsObject()
            .ToDictionary(setting => setting.Key, setting => setting.Value!.GetValue<string>());

    private async Task<(int ExitCode, string Error)> MakeAsync()
    {
        var start = new ProcessStartInfo("node", [Repository.PathOf("eng", "make-settings.js"), Sample, Target])
        {
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, error);
    }
}
