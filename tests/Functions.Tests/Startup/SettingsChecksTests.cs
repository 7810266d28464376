using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Startup;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Tests.Startup;

/// <summary>With unsafe or invalid settings the app does not start, and reports all errors at once.</summary>
public sealed class SettingsChecksTests
{
    private static readonly Dictionary<string, string?> Good = new()
    {
        ["Site:BaseAddress"] = "https://keji.example",
        ["Site:Environment"] = "production",
        ["Mail:Transport"] = "Smtp",
        ["Mail:SmtpHost"] = "mail.example",
        ["Tokens:Keys:0:Id"] = "t1",
        ["Tokens:Keys:0:Secret"] = Convert.ToBase64String(new byte[32]),
        ["Identifiers:Keys:0:Id"] = "i1",
        ["Identifiers:Keys:0:Secret"] = Convert.ToBase64String(new byte[32]),
    };

    [Fact]
    public void Start_GoodSettings_HaveNoError() => Assert.Empty(ErrorsOf([]));

    [Fact]
    public void Start_ManyErrors_AreAllListed()
    {
        var faults = ErrorsOf(
            new()
            {
                ["Desk:LocalSignIn"] = "true",
                ["Desk:Officers:0:Id"] = "li",
                ["Desk:Officers:0:Name"] = "李",
                ["Desk:Officers:0:Email"] = "li at keji.example",
                ["Desk:Officers:0:Roles"] = "Emperor",
                ["Mail:Transport"] = "Mailbox",
                ["Mail:From"] = "keji",
                ["Tokens:Keys:0:Secret"] = "c2hvcnQ=",
                ["Identifiers:Keys:0:Secret"] = "not base 64!",
                ["Limits:TrustedProxies"] = "77",
            }
        );

        string[] named =
        [
            "Desk__LocalSignIn",
            "Desk__Officers__0__Email is no mail address",
            "Emperor",
            "Mail__From is no mail address",
            "Mail__Transport",
            "'t1' of Tokens has 5 bytes",
            "'i1' of Identifiers is no base 64",
            "TrustedProxies",
        ];
        Assert.All(named, part => Assert.Contains(faults, fault => fault.Contains(part, StringComparison.Ordinal)));
    }

    /// <summary>A value of the wrong type reports its name, value and expected format; it hides no other error.</summary>
    [Fact]
    public void Start_ValuesOfTheWrongTypeOrOutOfRange_AreAllListed()
    {
        Dictionary<string, string?> wrong = new()
        {
            ["Site:BaseAddress"] = "keji.example",
            ["Site:Environment"] = "Production!",
            ["Mail:SmtpPort"] = "two",
            ["Mail:Encryption"] = "7",
            ["Documents:MaxBytes"] = "9223372036854775807",
            ["Documents:InspectionTime"] = "4 s",
            ["Documents:Limits:MaxObjects"] = "",
            ["Scanner:Kind"] = "Clam",
            ["Scanner:Timeout"] = "5",
            ["Desk:SessionHours"] = "8.5",
            ["Desk:LocalSignIn"] = "no",
            ["Desk:Officers"] = "li-jingban",
            ["Limits:TrustedProxies"] = "3000000000",
            ["AzureWebJobsStorage"] = "AccountName=secret-name",
            ["Tokens:Keys:0:Secret"] = "c2hvcnQ=",
        };

        var faults = ErrorsOf(wrong);

        var named = wrong
            .Keys.Where(key => !key.StartsWith("Tokens", StringComparison.Ordinal))
            .Select(key => key.Replace(":", "__", StringComparison.Ordinal));
        Assert.All(named, name => Assert.Single(faults, fault => fault.StartsWith($"{name} is ", StringComparison.Ordinal)));
        Assert.Equal(wrong.Count, faults.Count);
        Assert.Contains("Mail__SmtpPort is a text of 3 characters: write a whole number, in digits only.", faults);
        Assert.Contains("Mail__Encryption is the number 7: write one of StartTls, Tls, None.", faults);
        Assert.DoesNotContain(
            faults,
            fault => fault.Contains("secret-name", StringComparison.Ordinal) || fault.Contains("li-jingban", StringComparison.Ordinal)
        );
    }

    /// <summary>The web server reads the file limit before the start-up check.</summary>
    [Theory]
    [InlineData("many")]
    [InlineData("9223372036854775807")]
    public void MaxServedBytes_FaultySetting_IsThatOfTheDefault(string value) =>
        Assert.Equal(
            DocumentOptions.MaxServedBytes(new ConfigurationBuilder().Build()),
            DocumentOptions.MaxServedBytes(new ConfigurationBuilder().AddInMemoryCollection([new("Documents:MaxBytes", value)]).Build())
        );

    [Theory]
    [InlineData("http://localhost:7071", "local", null, true)]
    [InlineData("http://localhost:7071", "production", null, false)]
    [InlineData("https://keji.example", "training", null, false)]
    [InlineData("https://keji.example", "test", null, true)]
    [InlineData("https://keji.example", "test", "app-on-azure", false)]
    [InlineData("http://localhost:7071", "local", "app-on-azure", false)]
    public void Start_SampleSignInMailboxAndRehearsal_OnlyOnOnesOwnMachine(
        string address,
        string environment,
        string? azureSite,
        bool isAllowed
    )
    {
        var faults = ErrorsOf(
            new()
            {
                ["Site:BaseAddress"] = address,
                ["Site:Environment"] = environment,
                ["WEBSITE_SITE_NAME"] = azureSite,
                ["Desk:LocalSignIn"] = "true",
                ["Mail:Transport"] = "Mailbox",
            },
            isRehearsed: true
        );

        Assert.Equal(isAllowed ? 0 : 3, faults.Count);
    }

    private static List<string> ErrorsOf(Dictionary<string, string?> changes, bool isRehearsed = false)
    {
        var settings = new Dictionary<string, string?>(Good);
        foreach (var (key, value) in changes)
        {
            settings[key] = value;
        }

        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddCreditFunctions(configuration);
        if (isRehearsed)
        {
            services.AddSingleton(new RehearsalFlag());
        }

        using var provider = services.BuildServiceProvider();
        try
        {
            provider.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (Exception exception) when (exception is OptionsValidationException or AggregateException)
        {
            var failures = exception is AggregateException all
                ? all.InnerExceptions.Cast<OptionsValidationException>()
                : [(OptionsValidationException)exception];
            return [.. failures.SelectMany(failure => failure.Failures)];
        }
    }
}
