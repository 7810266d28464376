using CreditFunctions.EndToEnd.Tests.Fixtures;

namespace CreditFunctions.EndToEnd.Tests.Browser;

/// <summary>Officers with local sign-in at the desk: a guide by two officers, the staff, in both languages.</summary>
[Trait("Category", "Slow")]
public sealed class DeskInBrowserTests(AppUnderTest app, Chromium chromium) : IClassFixture<AppUnderTest>, IClassFixture<Chromium>
{
    [Fact]
    public async Task Desk_ByTwoOfficers_PublishesAGuideThatOneWrote()
    {
        var roundId = $"desk-{Guid.NewGuid():N}"[..20];
        await using var writer = await chromium.InviteAsync(app, "zh-CN", scripts: false);
        await SignInAsync(writer, "li-jingban");
        await writer.LookInBothLanguagesAsync("desk");
        await writer.OpenAsync("desk/rounds");
        await writer.LookInBothLanguagesAsync("desk-rounds");
        await writer.Page.Locator("#f-id").FillAsync(roundId);
        await writer.Page.Locator("#f-title").FillAsync("浏览器试走批次");
        Assert.Equal(200, await writer.PressAsync(writer.Page.Locator("main form:has(#f-id) button")));
        await writer.LookInBothLanguagesAsync("desk-draft");
        await AddRowAsync(writer, "categories", ("id", "agriculture"), ("name", "农业科技"), ("budgetYuan", "600000"));
        await AddRowAsync(writer, "requiredDocuments", ("kind", "proposal"), ("name", "项目申报书"));
        foreach (
            var (officer, role) in ((string, string)[])
                [
                    ("li-jingban", "CaseOfficer"),
                    ("wang-zhuanjia", "Expert"),
                    ("zhao-mishu", "MeetingSecretary"),
                    ("qian-caizheng", "FinanceOfficer"),
                    ("sun-chengxin", "IntegrityOfficer"),
                    ("feng-lingdao", "Leader"),
                ]
        )
        {
            await writer.Page.Locator("#f-newOfficerId").SelectOptionAsync(officer);
            await writer.Page.Locator("#f-newOfficerRole").SelectOptionAsync(role);
            Assert.Equal(200, await writer.PressAsync(writer.Page.Locator("button[value='add:staff']").Last));
        }

        var year = DateTimeOffset.UtcNow.Year;
        await FillAsync(
            writer,
            ("opensAt", $"{year}-01-02T09:00"),
            ("closesAt", $"{year + 1}-12-20T17:00"),
            ("notice-workingDays", "5"),
            ("review-minSheets", "1"),
            ("office-name", "科研诚信办公室"),
            ("office-telephone", "0436-0000000")
        );
        Assert.Equal(200, await writer.PressAsync(writer.Page.Locator("button[value='save']").First));
        Assert.Contains("请另一位", await writer.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(200, await writer.OpenAsync($"desk/guide-drafts/{roundId}/preview"));
        Assert.Contains("农业科技", await writer.TextAsync(), StringComparison.Ordinal);

        await using var second = await chromium.InviteAsync(app, "en-GB", scripts: false);
        await SignInAsync(second, "feng-lingdao");
        await second.OpenAsync($"desk/guide-drafts/{roundId}?lang=en");
        Assert.Equal(200, await second.PressAsync(second.Page.Locator("form[action*='publication'] button")));
        await second.LookInBothLanguagesAsync("desk-batch");
        Assert.Equal(200, await second.OpenAsync($"rounds/{roundId}"));

        await second.OpenAsync("desk/staff");
        await second.LookInBothLanguagesAsync("desk-staff");
        Assert.Equal(200, await second.OpenAsync("desk/staff/zhou-jingban"));
        await second.LookInBothLanguagesAsync("desk-officer");
        Assert.Equal(200, await second.PressAsync(second.Page.Locator(".desk-officer button")));
        await second.OpenAsync("desk");
        Assert.Contains("sign-in", second.Page.Url, StringComparison.Ordinal);
        writer.AssertNoComplaints();
        second.AssertNoComplaints();
    }

    private static async Task SignInAsync(Visitor visitor, string officerId)
    {
        Assert.Equal(200, await visitor.OpenAsync("desk"));
        await visitor.Page.Locator($"input[value='{officerId}']").CheckAsync();
        Assert.Equal(200, await visitor.PressAsync(visitor.Page.Locator("main form button")));
    }

    private static async Task AddRowAsync(Visitor visitor, string list, params (string Field, string Value)[] row)
    {
        Assert.Equal(200, await visitor.PressAsync(visitor.Page.Locator($"button[value='add:{list}']")));
        await FillAsync(visitor, [.. row.Select(each => ($"{list}-0-{each.Field}", each.Value))]);
    }

    private static async Task FillAsync(Visitor visitor, params (string Field, string Value)[] values)
    {
        foreach (var (field, value) in values)
        {
            await visitor.Page.Locator($"#f-{field}").FillAsync(value);
        }
    }
}
