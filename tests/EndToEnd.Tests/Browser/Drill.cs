using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CreditFunctions.EndToEnd.Tests.Fixtures;
using CreditFunctions.EndToEnd.Tests.Walk;

namespace CreditFunctions.EndToEnd.Tests.Browser;

/// <summary>An application of the drill.</summary>
internal sealed record DrillApplication(string Id, string AccessPath)
{
    public string AccessToken => AccessPath["access/".Length..];
}

/// <summary>Set-up that a test does not do on pages: the round, applications up to the tested step, and the mailbox.</summary>
internal sealed partial class Drill(AppUnderTest app, TimeSpan untilClosing)
{
    private readonly Portal _portal = new(app);
    private readonly HashSet<string> _read = [];

    public string RoundId { get; } = $"drill-{Guid.NewGuid():N}"[..20];

    /// <summary>Whether 周经办 shares the credit queries, at the mailbox <c>second</c>.</summary>
    public bool HasSecondCaseOfficer { get; init; }

    /// <summary>A unit code that is practically unique: results of credit queries are reused between drills.</summary>
    public static string NextUnitCode() => SampleRound.SampleIdentifiers.Unit(Random.Shared.Next(1_000, 100_000));

    public static string Example(string name) => Repository.PathOf($"examples/{name}");

    public async Task PublishRoundAsync()
    {
        var guide = await ReadExampleAsync("round.json");
        guide["id"] = RoundId;
        guide["closesAt"] = DateTimeOffset.UtcNow + untilClosing;
        foreach (var (member, name) in guide["staff"]!.AsArray().Zip(["officer", "expert", "secretary", "finance", "integrity", "leader"]))
        {
            member!["email"] = AddressOf(name);
        }

        if (HasSecondCaseOfficer)
        {
            guide["staff"]!
                .AsArray()
                .Add(Decision(("id", "zhou-jingban"), ("role", "CaseOfficer"), ("name", "周经办"), ("email", AddressOf("second"))));
        }

        await _portal.PublishRoundAsync(RoundId, guide);
    }

    /// <summary>An address of this drill only.</summary>
    public string AddressOf(string name) => $"{name}@{RoundId}.example";

    /// <summary>Creates an application with its own unit and person, signs for both and uploads the proposal.</summary>
    /// <param name="declared">Declared entries of the unit; null: none.</param>
    public async Task<DrillApplication> PrepareAsync(
        string title,
        string unit,
        string person,
        string? unitCode = null,
        string? declared = null
    )
    {
        var application = await BeginAsync(title, unit, person, unitCode);
        await SignAsync(application, "u1", Portal.Commitment(person, declared));
        await SignAsync(application, "p1", Portal.Commitment(person));
        await _portal.AsApplicantAsync(
            HttpMethod.Put,
            $"applications/{application.Id}/documents/proposal?fileName=proposal.pdf",
            application.AccessToken,
            new ByteArrayContent(await File.ReadAllBytesAsync(Example("application.pdf")))
        );
        return application;
    }

    /// <summary>
    /// Creates an application whose unit signs online and whose investigator signs on the print, and uploads proposal and scan.
    /// </summary>
    public async Task<DrillApplication> PrepareOnPaperAsync(string title, string unit, string person)
    {
        var application = await BeginAsync(title, unit, person);
        await SignAsync(application, "u1", Portal.Commitment(person));
        await _portal.AsApplicantAsync(
            HttpMethod.Put,
            $"applications/{application.Id}/commitments/p1",
            application.AccessToken,
            JsonContent.Create(Portal.Commitment(person))
        );
        foreach (var kind in (string[])["proposal", "signed-scan"])
        {
            var file = new ByteArrayContent(await File.ReadAllBytesAsync(Example("application.pdf")));
            await _portal.AsApplicantAsync(
                HttpMethod.Put,
                $"applications/{application.Id}/documents/{kind}?fileName={kind}.pdf",
                application.AccessToken,
                file
            );
        }

        return application;
    }

    /// <summary>版本码 of the print of an application.</summary>
    public async Task<string> VersionCodeAsync(DrillApplication application) =>
        (await _portal.AsApplicantAsync(HttpMethod.Get, $"applications/{application.Id}", application.AccessToken))[
            "versionCode"
        ]!.GetValue<string>();

    public async Task<DrillApplication> BeginAsync(
        string title,
        string unit,
        string person,
        string? unitCode = null,
        string clerk = "clerk"
    )
    {
        var form = await ReadExampleAsync("application.json");
        form["roundId"] = RoundId;
        form["title"] = title;
        form["contactEmail"] = AddressOf(clerk);
        (form["parties"]![0]!["name"], form["parties"]![0]!["unifiedSocialCreditCode"]) = (unit, unitCode ?? NextUnitCode());
        (form["parties"]![1]!["name"], form["parties"]![1]!["citizenId"]) = (person, SyntheticPerson.Next());
        var created = await _portal.BeginApplicationAsync(form, $"{RoundId}-{Guid.NewGuid():N}");
        return new DrillApplication(created["id"]!.GetValue<string>(), $"access/{created["accessToken"]!.GetValue<string>()}");
    }

    /// <summary>申报编号, which identifies the application in officers' mails.</summary>
    public async Task<string> SerialOfAsync(DrillApplication application) =>
        (await _portal.AsApplicantAsync(HttpMethod.Get, $"applications/{application.Id}", application.AccessToken))[
            "serial"
        ]!.GetValue<string>();

    public Task SubmitCorrectionAsync(DrillApplication application) =>
        _portal.AsApplicantAsync(HttpMethod.Post, $"applications/{application.Id}/submission", application.AccessToken);

    public async Task AdmitAsync(DrillApplication application)
    {
        var (path, code) = await ReadTaskMailAsync("officer", "形式审查", await SerialOfAsync(application));
        await _portal.DecideAsync(TokenOf(path), Decision(("code", code), ("choice", "admit"), ("reason", "材料齐全")));
    }

    /// <summary>Makes credit queries when they are due.</summary>
    /// <param name="queue">Path and code of an officer's queue.</param>
    /// <param name="outcomeOf">By id of the credit query: <c>u-…~CourtEnforcement</c> is a unit's at court, <c>p-…</c> a person's.</param>
    public async Task LookUpAsync((string Path, string Code) queue, int times, Func<string, string> outcomeOf)
    {
        var token = TokenOf(queue.Path);
        for (var made = 0; made < times; made++)
        {
            var due = await Waiting.ForAsync(
                "a credit query that is due",
                async () => (await _portal.GetTaskAsync(token, queue.Code))["creditQueries"]!.AsArray() is [{ } first, ..] ? first : null
            );
            var id = due["id"]!.GetValue<string>();
            var evidence = await _portal.UploadEvidenceAsync(token, queue.Code, id, await File.ReadAllBytesAsync(Example("evidence.png")));
            await _portal.RecordCreditQueryAsync(
                token,
                id,
                Decision(
                    ("code", queue.Code),
                    ("outcome", outcomeOf(id)),
                    ("reason", "按号码查询所见。"),
                    ("evidenceId", evidence["id"]!.GetValue<string>())
                )
            );
        }
    }

    public async Task<string> StateOfAsync(DrillApplication application) =>
        (await _portal.AsApplicantAsync(HttpMethod.Get, $"applications/{application.Id}", application.AccessToken))[
            "state"
        ]!.GetValue<string>();

    public Task WaitForStateAsync(DrillApplication application, string state) =>
        Waiting.ForAsync($"the application to be {state}", async () => await StateOfAsync(application) == state ? application : null);

    /// <summary>The mail to a recipient whose subject contains a text.</summary>
    public Task<Mail> ReadMailAsync(string to, string subject) =>
        Waiting.ForAsync(
            $"the mail {subject}",
            async () =>
                (await _portal.ReadMailboxAsync(AddressOf(to))).FirstOrDefault(mail =>
                    mail.Subject.Contains(subject, StringComparison.Ordinal)
                )
        );

    /// <summary>Path of the link in such a mail: <c>access/…</c> or <c>units/…</c>.</summary>
    public async Task<string> ReadLinkAsync(string to, string subject) =>
        LinkPattern().Match((await ReadMailAsync(to, subject)).Text).Value;

    /// <summary>Path of a party's signing link: <c>commitments/…</c>.</summary>
    public Task<string> ReadSigningLinkAsync(string applicationId, string partyId, string email) =>
        _portal.ReadSigningLinkAsync(applicationId, partyId, email);

    /// <summary>Path and code of the next unread task mail of a step.</summary>
    /// <param name="about">Text of the mail that identifies the subject of the task.</param>
    public async Task<(string Path, string Code)> ReadTaskMailAsync(string to, string stepName, string about = "")
    {
        var mail = await Waiting.ForAsync(
            $"the mail for {stepName}",
            async () =>
                (await _portal.ReadMailboxAsync()).FirstOrDefault(mail =>
                    mail.To == AddressOf(to)
                    && mail.Subject.Contains(stepName, StringComparison.Ordinal)
                    && mail.Text.Contains(about, StringComparison.Ordinal)
                    && !_read.Contains(mail.MessageId)
                )
        );
        _read.Add(mail.MessageId);
        var (token, code) = BatchWalk.ReadLink(mail);
        return ($"tasks/{token}", code);
    }

    public Task<string> WaitForPublicationAsync(string kind) =>
        Waiting.ForAsync($"the {kind}", () => _portal.FindPublicFileAsync($"publications/{kind}-{RoundId}.html"));

    private static async Task<JsonObject> ReadExampleAsync(string name) =>
        JsonNode.Parse(await File.ReadAllTextAsync(Example(name)))!.AsObject();

    private Task SignAsync(DrillApplication application, string partyId, JsonObject commitment) =>
        _portal.InviteAndSignAsync(application.Id, application.AccessToken, partyId, AddressOf($"signer-{partyId}"), commitment);

    private static string TokenOf(string path) => path["tasks/".Length..];

    private static JsonObject Decision(params IEnumerable<(string Name, JsonNode Value)> fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)field.Value)));

    [GeneratedRegex(@"(access|units)/\w+\.\S+")]
    private static partial Regex LinkPattern();
}
