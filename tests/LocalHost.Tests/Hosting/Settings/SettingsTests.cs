using CreditFunctions.LocalHost.Hosting;
using CreditFunctions.LocalHost.Hosting.Settings;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.LocalHost.Tests.Hosting.Settings;

public sealed class SettingsTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("settings");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void Load_LocalSettings_AreReadFlatAndNested()
    {
        Write(
            "local.settings.json",
            """
            {
              // as Core Tools write it
              "IsEncrypted": false,
              "Values": { "Bureau": "科技局", "Mail__Host": "smtp", "Mail:Port": 25, "Dry": true, },
              "ConnectionStrings": { "Archive": "there" },
              "Host": { "LocalHttpPort": 7081, "CORS": "*" }
            }
            """
        );

        var settings = Load();

        Assert.Equal("科技局", settings["bureau"]);
        Assert.Equal("smtp", settings["Mail:Host"]);
        Assert.Equal(25, settings.GetValue<int>("Mail:Port"));
        Assert.True(settings.GetValue<bool>("Dry"));
        Assert.Equal("there", settings.GetConnectionString("Archive"));
        Assert.Equal(7081, Options(settings).Port);
    }

    [Fact]
    public void Load_EnvironmentAndCommandLine_OverrideInThisOrder()
    {
        Write(
            "local.settings.json",
            """{ "Values": { "SettingsTests__A": "file", "SettingsTests__B": "file", "SettingsTests__C": "file" } }"""
        );
        Environment.SetEnvironmentVariable("SettingsTests__B", "environment");
        Environment.SetEnvironmentVariable("SettingsTests__C", "environment");

        var settings = Load("--SettingsTests:C=command");

        Assert.Equal(
            ("file", "environment", "command"),
            (settings["SettingsTests:A"], settings["SettingsTests:B"], settings["SettingsTests:C"])
        );
    }

    [Theory]
    [InlineData(new[] { "--port", "7099" }, 7099)]
    [InlineData(new[] { "--port=7099" }, 7099)]
    [InlineData(new[] { "-p", "7099" }, 7099)]
    [InlineData(new[] { "--empty", "--port", "7099" }, 7099)]
    [InlineData(new string[0], 7071)]
    public void Port_OnTheCommandLine_IsTaken(string[] args, int expected) => Assert.Equal(expected, Options(Load(args)).Port);

    [Fact]
    public void Flag_Alone_IsTrue()
    {
        var settings = Load("--empty", "--port", "7099", "--quiet");

        Assert.True(settings.GetValue<bool>("empty"));
        Assert.True(settings.GetValue<bool>("quiet"));
    }

    [Fact]
    public void HostFile_PrefixAndHub_AreReadAndTheRestIgnored()
    {
        Write(
            "host.json",
            """
            {
              "version": "2.0", "functionTimeout": "00:05:00",
              "extensions": { "http": { "routePrefix": "" }, "durableTask": { "hubName": "Credit" } }
            }
            """
        );

        var host = AppSettings.Load(new ConfigurationManager(), _root.FullName, _root.FullName, []).HostFile;

        Assert.Equal(("", "Credit"), (host.RoutePrefix, host.HubName));
    }

    [Fact]
    public void HostFile_WithoutExtensions_HasTheDefaults()
    {
        Write("host.json", """{ "version": "2.0" }""");

        var options = OptionsOfFiles();

        Assert.Equal(("api", "TestHubName"), (options.HostFile.RoutePrefix, options.HubName));
    }

    [Theory]
    [InlineData("""{ "extensions": { "durableTask": { "throwStatusExceptionsOnRaiseEvent": false } } }""", false)]
    [InlineData("""{ "Extensions": { "DurableTask": { "ThrowStatusExceptionsOnRaiseEvent": "False" } } }""", false)]
    [InlineData("""{ "extensions": { "durableTask": { "throwStatusExceptionsOnRaiseEvent": true } } }""", true)]
    [InlineData("""{ "extensions": { "durableTask": { "throwStatusExceptionsOnRaiseEvent": null } } }""", true)]
    [InlineData("""{ "version": "2.0" }""", true)]
    [InlineData(null, true)]
    public void HostFile_RaiseEvent_ThrowsUnlessItIsSaidNotTo(string? content, bool expected)
    {
        if (content is not null)
        {
            Write("host.json", content);
        }

        Assert.Equal(expected, OptionsOfFiles().HostFile.ThrowStatusExceptionsOnRaiseEvent);
    }

    [Fact]
    public void HostFile_SettingsOfTheJobHost_OverrideIt()
    {
        Write("host.json", """{ "extensions": { "http": { "routePrefix": "api" }, "durableTask": { "hubName": "Credit" } } }""");
        Write(
            "local.settings.json",
            """
            { "Values": {
              "AzureFunctionsJobHost__extensions__http__routePrefix": "",
              "AzureFunctionsJobHost__extensions__DurableTask__HubName": "Other",
              "AzureFunctionsJobHost__extensions__durableTask__throwStatusExceptionsOnRaiseEvent": "false",
              "AzureFunctionsJobHost__functionTimeout": "00:05:00", "AzureFunctionsJobHost__logging__logLevel__default": "Debug"
            } }
            """
        );

        var settings = new ConfigurationManager();
        var host = AppSettings.Load(settings, _root.FullName, _root.FullName, []).HostFile;

        Assert.Equal(new HostFile("", "api", "Other", false), host);
        Assert.Equal(
            ["AzureFunctionsJobHost__functionTimeout", "AzureFunctionsJobHost__logging__logLevel__default"],
            HostFile.FindUnknownOverrides(settings)
        );
    }

    [Theory]
    [InlineData("local.settings.json")]
    [InlineData("host.json")]
    public void Load_FileWithAByteOrderMark_IsRead(string name)
    {
        var content = """
            {
              // as an editor saves it
              "Values": { "Bureau": "科技局" }, "extensions": { "durableTask": { "hubName": "Credit" } }
            }
            """;
        File.WriteAllText(Path.Combine(_root.FullName, name), content, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        var settings = new ConfigurationManager();
        var loaded = AppSettings.Load(settings, _root.FullName, _root.FullName, []);

        Assert.Empty(loaded.Faults);
        Assert.Equal(name == "host.json" ? (null, "Credit") : ("科技局", null), (settings["Bureau"], loaded.HostFile.HubName));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "IsEncrypted": false, "Values": null }""")]
    [InlineData("""{ "values": { "AzureWebJobsStorage": "" } }""")]
    public void Load_LocalSettingsWithoutValues_AreNoFault(string content)
    {
        Write("local.settings.json", content);

        Assert.Empty(AppSettings.Load(new ConfigurationManager(), _root.FullName, _root.FullName, []).Faults);
    }

    [Fact]
    public void Load_Values_BecomeEnvironmentVariablesThatAreNotSetAlready()
    {
        Write(
            "local.settings.json",
            """
            { "values": { "SettingsTests__Given": "file", "SettingsTests__New": "file", "SettingsTests__Null": null, "=": "no name" } }
            """
        );
        Environment.SetEnvironmentVariable("SettingsTests__Given", "environment");

        AppSettings.Load(new ConfigurationManager(), _root.FullName, _root.FullName, []).ExportVariables();

        Assert.Equal(
            ("environment", "file", null),
            (Variable("SettingsTests__Given"), Variable("SettingsTests__New"), Variable("SettingsTests__Null"))
        );

        static string? Variable(string name) => Environment.GetEnvironmentVariable(name);
    }

    [Fact]
    public void Validate_FaultyLocalSettings_TellsOfThemAndNotOfTheStorageThatMayBeInThem()
    {
        Write("local.settings.json", """{ "Values": { "AzureWebJobsStorage": "UseDevelopmentStorage=true" """);
        var settings = new ConfigurationManager();
        var loaded = AppSettings.Load(settings, _root.FullName, _root.FullName, []);
        settings["AzureWebJobsStorage"] = "";

        var refused = Assert.Throws<HostStartException>(() =>
            OptionsCheck.ThrowIfFaulty(new LocalHostOptions(settings, loaded), WorkerApp.InProcess(GetType().Assembly), _ => null)
        );

        Assert.Contains("is not valid JSON", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("AzureWebJobsStorage", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("local.settings.json", "{ no json")]
    [InlineData("local.settings.json", "[]", "holds no JSON object")]
    [InlineData("local.settings.json", "\"Values\"", "holds no JSON object")]
    [InlineData("local.settings.json", """{ "Values": [] }""", "'Values' is no object. Write it as one")]
    [InlineData("local.settings.json", """{ "IsEncrypted": true, "Values": { "A": "x" } }""", "Run 'func settings decrypt'")]
    [InlineData("host.json", "[]", "holds no JSON object")]
    [InlineData(
        "host.json",
        """{ "extensions": { "durableTask": { "throwStatusExceptionsOnRaiseEvent": 1 } } }""",
        "is '1'. Give true or false"
    )]
    [InlineData(
        "local.settings.json",
        """{ "Values": { "Mail": { "Host": "smtp" } } }""",
        "'Mail' is no single value. Write nested settings flat"
    )]
    [InlineData("host.json", "{ no json")]
    public void Load_FaultyFile_IsToldAtTheStart(string name, string content, string expected = "is not valid JSON")
    {
        Write(name, content);

        var faults = AppSettings.Load(new ConfigurationManager(), _root.FullName, _root.FullName, []).Faults;

        Assert.Contains(expected, Assert.Single(faults), StringComparison.Ordinal);
        Assert.Contains(name, faults[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1d=2s", 43_200)]
    [InlineData("1h=1m", 60)]
    [InlineData("1s = 1s", 1)]
    [InlineData("1.5d=500ms", 259_200)]
    public void Rehearsal_OnTheCommandLine_IsTaken(string rate, double expected)
    {
        var rehearsal = Options(Load("--rehearsal", rate, "--from", "2026-03-02")).Rehearsal;

        Assert.Equal(new RehearsalOptions(expected, new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero)), rehearsal);
    }

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(_root.FullName, name), content);

    private ConfigurationManager Load(params string[] args)
    {
        var settings = new ConfigurationManager();
        AppSettings.Load(settings, _root.FullName, _root.FullName, args);
        return settings;
    }

    private static LocalHostOptions Options(IConfiguration settings) => new(settings, NoFiles);

    private LocalHostOptions OptionsOfFiles()
    {
        var settings = new ConfigurationManager();
        return new LocalHostOptions(settings, AppSettings.Load(settings, _root.FullName, _root.FullName, []));
    }

    private static AppSettings NoFiles { get; } =
        new(HostFile.Missing, new Dictionary<string, string>(), new Dictionary<string, string?>(), []);
}
