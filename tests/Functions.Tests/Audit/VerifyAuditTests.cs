using System.Diagnostics;
using System.Text.Json.Nodes;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Audit;
using CreditFunctions.Functions.Audit;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Storage;

namespace CreditFunctions.Functions.Tests.Audit;

/// <summary>The independent verifier accepts the app's chains and finds changed ones.</summary>
[Collection(StorageTests.Name)]
public sealed class VerifyAuditTests(TestStorage storage) : IAsyncLifetime
{
    private readonly TestApp _app = new(storage);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("audit-");

    private string TrailFile => Path.Combine(_folder.FullName, "trail.json");

    public async Task InitializeAsync()
    {
        await _app.CreateDraftAsync();
        await _app.Applications.RecordAsync(
            _app.ApplicationId.Value,
            "hold",
            _ => new HoldPlaced(new Hold("理由", "依据", Samples.Now, Samples.Now)),
            TestApp.Signature,
            [],
            default
        );
        var (store, id) = (_app.Applications, _app.ApplicationId.Value);
        var trail = new AuditTrail(store.ChainIdOf(id), (await store.FindHeadAsync(id, default))!, await store.ReadAuditAsync(id, default));
        await File.WriteAllTextAsync(TrailFile, StoredJson.Write(trail));
    }

    public async Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Chain_AsStored_Holds()
    {
        var (exitCode, output) = await VerifyAsync();

        Assert.Equal((0, $"application/{_app.ApplicationId.Value}: 2 events hold, 0 anchors fit"), (exitCode, output));
    }

    [Fact]
    public async Task Chain_WithItsAnchor_Fits()
    {
        await AnchorAsync(head => head);

        var (exitCode, output) = await VerifyAsync("--anchors", _folder.CreateSubdirectory("anchors").FullName);

        Assert.Equal((0, $"application/{_app.ApplicationId.Value}: 2 events hold, 1 anchors fit"), (exitCode, output));
    }

    [Theory]
    [InlineData("actor", "the envelope of event 2 is not the one that was hashed")]
    [InlineData("at", "the envelope of event 2 is not the one that was hashed")]
    [InlineData("payload", "the content of event 2 is not the one that was hashed")]
    [InlineData("first", "event 1 is missing, or does not follow the event before it")]
    [InlineData("last", "it ends after event 1, but a later one was anchored")]
    [InlineData("chain", "event 1 is missing, or does not follow the event before it")]
    public async Task Chain_Changed_IsBroken(string what, string expected)
    {
        var trail = JsonNode.Parse(await File.ReadAllTextAsync(TrailFile))!;
        var records = trail["records"]!.AsArray();
        switch (what)
        {
            case "actor":
                records[1]!["envelope"]!["actor"] = "somebody-else";
                break;
            case "at":
                records[1]!["envelope"]!["at"] = records[1]!["envelope"]!["at"]!.GetValue<DateTimeOffset>().AddTicks(1);
                break;
            case "payload":
                records[1]!["content"]!["payload"] = Convert.ToBase64String("{}"u8);
                break;
            case "first":
                records.RemoveAt(0);
                break;
            case "last":
                records.RemoveAt(1);
                break;
            default:
                trail["chainId"] = "application/another";
                break;
        }

        await File.WriteAllTextAsync(TrailFile, trail.ToJsonString());

        var (exitCode, output) = await VerifyAsync();

        Assert.Equal(1, exitCode);
        Assert.EndsWith(expected, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chain_WrittenAgainWithItsHead_IsNotTheOneThatWasAnchored()
    {
        await AnchorAsync(head => head with { Hash = AuditHash.FromBytes(new byte[32]) });

        var (exitCode, output) = await VerifyAsync("--anchors", _folder.CreateSubdirectory("anchors").FullName);

        Assert.Equal(1, exitCode);
        Assert.EndsWith("event 2 is not the one that was anchored", output, StringComparison.Ordinal);
    }

    private async Task AnchorAsync(Func<AnchoredHead, AnchoredHead> change)
    {
        var head = (await _app.Applications.FindHeadAsync(_app.ApplicationId.Value, default))!;
        var anchored = new AnchoredHead(_app.Applications.ChainIdOf(_app.ApplicationId.Value), head.Sequence, head.Hash);
        var anchor = new AuditAnchor(1, Samples.Now, Previous: null, Samples.Now, [change(anchored)]);
        await File.WriteAllTextAsync(Path.Combine(_folder.CreateSubdirectory("anchors").FullName, "1.json"), StoredJson.Write(anchor));
    }

    private async Task<(int ExitCode, string Output)> VerifyAsync(params string[] options)
    {
        var start = new ProcessStartInfo("node", [Repository.PathOf("examples/verify-audit.mjs"), TrailFile, .. options])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output.Trim());
    }
}
