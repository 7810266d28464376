using System.Text.Json.Nodes;

namespace CreditFunctions.Functions.Tests.Local.Projects;

/// <content>Payments and recoveries, their papers and letters.</content>
internal sealed partial class ProjectWalk
{
    /// <summary>One officer enters the treasury's voucher from paper, and another one confirms it.</summary>
    public async Task EnterPaymentAsync(string voucher)
    {
        var amount = await AmountAsync();
        await app.WaitForAsync("the check", async () => await BalanceAsync("Due") == amount ? this : null);
        await EnterVoucherAsync(voucher, amount);
    }

    /// <summary>One officer enters a voucher from paper, and another one confirms it.</summary>
    public async Task EnterVoucherAsync(string voucher, decimal amount)
    {
        await EnterPaperAsync(
            "chief",
            "PaymentConfirmation|1|1",
            ("fields.voucherNumber", voucher),
            ("fields.budgetNumber", "白财教指〔2026〕8号"),
            ("fields.amountYuan", $"{amount:0.##}"),
            ("fields.paidOn", Day(0))
        );
        await DecidePaperAsync("clerk", "confirm");
    }

    /// <summary>The leader decides what is demanded back.</summary>
    public async Task OrderRecoveryAsync(decimal amount)
    {
        await DecideAsync(
            "leader",
            "追缴决定",
            ("fields", new JsonObject { ["amountYuan"] = $"{amount:0.##}" }),
            ("reason", "未完成主要指标。")
        );
        await app.WaitForAsync("the letter", async () => (await ReadAsync())["recovery"] is { } ? this : null);
    }

    /// <summary>One officer enters from paper what came back, and another one confirms it.</summary>
    public async Task ReturnAsync(decimal amount, int ordinal)
    {
        await EnterPaperAsync(
            "clerk",
            $"RecoveryReceipt||{ordinal}",
            ("fields.receiptNumber", $"收据{amount:0}"),
            ("fields.amountYuan", $"{amount:0.##}"),
            ("fields.receivedOn", Day(0))
        );
        await DecidePaperAsync("chief", "confirm");
    }

    /// <summary>The unit accounts for what was paid after its report.</summary>
    public async Task SettleAsync(decimal spent) =>
        await SendAsync(await LinkAsync(Contact), "settlement", new JsonObject { ["spentYuan"] = $"{spent:0.##}" });

    /// <summary>The unit does not accept what the meeting reduced.</summary>
    public async Task RefuseAsync() =>
        await SendAsync(await LinkAsync(Contact), "refusal", new JsonObject { ["reason"] = "经费不足以完成目标。" });

    /// <summary>An officer enters that the letters of the project were served by post.</summary>
    /// <param name="letters">For which letters the form is; null: as its page has it.</param>
    public async Task ServeAsync(string? letters = null)
    {
        var page = $"desk/projects/{Id}";
        var fields = new Dictionary<string, string>
        {
            ["mode"] = "Post",
            ["on"] = Day(0),
            ["recipient"] = "周法人",
            ["place"] = "白城市洮北区示例路1号",
        };
        if (letters is not null)
        {
            fields["letters"] = letters;
        }

        await tour.PostFormAsync(page, $"{page}/service", fields, "proofDocumentId", "receipt.png", await tour.AsAsync("clerk"));
    }

    /// <summary>The first letter as the unit reads it, and as officers do.</summary>
    public async Task<string> ReadLetterAsync()
    {
        await tour.GetAsync($"desk/projects/{Id}/letters/1", tour.AsChief);
        var link = await LinkAsync(Contact);
        await tour.GetAsync($"{link}/letters/1");
        return await tour.ReadPageAsync($"{link}/letters/1", _ => { });
    }

    /// <summary>The contract (0), or an amendment, as officers read it, and its page for the unit.</summary>
    public async Task<(JsonNode Document, string Page)> ReadContractAsync(int place)
    {
        var link = await LinkAsync(Contact);
        await tour.GetAsync($"{link}/contracts/{place}");
        return (
            (await tour.GetAsync($"desk/projects/{Id}/contracts/{place}", tour.AsChief))!,
            await tour.ReadPageAsync($"{link}/contracts/{place}", _ => { })
        );
    }

    /// <summary>What an officer is told of projects.</summary>
    public async Task<IReadOnlyList<string>> AlertsAsync(string officer) =>
        [
            .. (await _walk.Portal.ReadMailboxAsync($"{officer}@keji.example"))
                .Where(mail => mail.Text.Contains("/desk/projects/", StringComparison.Ordinal))
                .Select(mail => mail.Subject.Split('】')[1].Split('：')[0]),
        ];

    /// <summary>An officer enters what the finance bureau decided on paper.</summary>
    public async Task EnterPaperAsync(string officer, string asked, params (string Name, string Value)[] fields)
    {
        var values = fields.ToDictionary(field => field.Name, field => field.Value);
        values["asked"] = asked;
        var page = $"desk/projects/{Id}";
        await tour.PostFormAsync(page, $"{page}/paper", values, "scan", "scan.png", await tour.AsAsync(officer));
        Acts++;
    }

    /// <summary>Another one compares entry and scan.</summary>
    public async Task DecidePaperAsync(string officer, string choice)
    {
        var body = new JsonObject { ["choice"] = choice, ["reason"] = "金额与扫描件不符。" };
        await tour.SendAsync(HttpMethod.Post, $"desk/projects/{Id}/paper-confirmation", body.ToJsonString(), await tour.AsAsync(officer));
        Acts++;
    }
}
