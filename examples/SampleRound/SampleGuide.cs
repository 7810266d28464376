using System.Text.Json.Nodes;

namespace CreditFunctions.SampleRound;

/// <summary>The guide of the sample round.</summary>
internal static class SampleGuide
{
    /// <summary>Enough for three projects.</summary>
    public static decimal BudgetOf(string category) =>
        3 * Cast.AmountYuan + (category == "health" ? Cast.AuditedYuan - Cast.AmountYuan : 0);

    /// <param name="noticeLength">Null: five working days, in a round that counts; else a drill's fixed length.</param>
    public static JsonObject Of(
        string roundId,
        DateTimeOffset opensAt,
        DateTimeOffset closesAt,
        TimeSpan? noticeLength,
        Func<string, string> addressOf
    ) =>
        new()
        {
            ["id"] = roundId,
            ["title"] = noticeLength is null ? "2026年度白城市科技计划项目" : "2026年度白城市科技计划项目（演练）",
            ["year"] = 2026,
            ["kind"] = noticeLength is null ? "Regular" : "Drill",
            ["guide"] =
                "围绕农业、工业和大健康三个领域，支持本市企业牵头开展技术攻关与成果转化。\n\n"
                + "申报单位应当信用良好；有失信记录的，须如实说明。",
            ["opensAt"] = opensAt,
            ["closesAt"] = closesAt,
            ["categories"] = new JsonArray(
                Category("agriculture", "农业科技"),
                Category("industry", "工业科技"),
                Category("health", "大健康")
            ),
            ["eligibleUnits"] = new JsonArray("Enterprise", "ResearchInstitute", "University"),
            ["requiredDocuments"] = new JsonArray(
                Json.Of(("kind", "proposal"), ("name", "项目申报书"), ("note", "PDF格式"), ("types", new JsonArray("Pdf"))),
                Json.Of(("kind", "feasibility"), ("name", "可行性报告")),
                Json.Of(("kind", "budget"), ("name", "经费预算表"), ("types", new JsonArray("Xlsx", "Pdf")))
            ),
            ["requiresSignedScan"] = true,
            ["recommendingBodies"] = new JsonArray(
                Body("city", "白城市直推荐单位", addressOf),
                Body("zhenlai", "镇赉县科技局", addressOf),
                Body("tongyu", "通榆县科技局", addressOf)
            ),
            ["review"] = new JsonObject
            {
                ["criteria"] = new JsonArray(
                    Json.Of(("id", "novelty"), ("name", "创新性"), ("weight", 40)),
                    Json.Of(("id", "feasible"), ("name", "可行性"), ("weight", 30)),
                    Json.Of(("id", "benefit"), ("name", "效益"), ("weight", 30))
                ),
                ["minSheets"] = 1,
            },
            ["notice"] = noticeLength is { } length ? Json.Of(("length", length.ToString())) : Json.Of(("workingDays", 5)),
            ["staff"] = new JsonArray(
                Member("li-jingban", "CaseOfficer", "李经办", addressOf),
                Member("zhou-jingban", "CaseOfficer", "周经办", addressOf),
                Member("nong-one", "Expert", "农一专家", addressOf, "agriculture"),
                Member("nong-two", "Expert", "农二专家", addressOf, "agriculture"),
                Member("gong-one", "Expert", "工一专家", addressOf, "industry"),
                Member("gong-two", "Expert", "工二专家", addressOf, "industry"),
                Member("yi-one", "Expert", "医一专家", addressOf, "health"),
                Member("yi-two", "Expert", "医二专家", addressOf, "health"),
                Member("zhao-mishu", "MeetingSecretary", "赵秘书", addressOf),
                Member("qian-caizheng", "FinanceOfficer", "钱财政", addressOf),
                Member("sun-chengxin", "IntegrityOfficer", "孙诚信", addressOf),
                Member("feng-lingdao", "Leader", "冯领导", addressOf)
            ),
            ["office"] = Json.Of(("name", "科研诚信办公室"), ("telephone", "0436-0000000")),
        };

    private static JsonObject Category(string id, string name) =>
        new()
        {
            ["id"] = id,
            ["name"] = name,
            // One project of industry is held with its money reserved.
            ["budgetYuan"] = BudgetOf(id) + (id == "industry" ? Cast.AmountYuan : 0),
            ["maxAmountYuan"] = id == "health" ? Cast.AuditedYuan : Cast.AmountYuan,
        };

    private static JsonObject Body(string id, string name, Func<string, string> addressOf) =>
        Json.Of(("id", id), ("name", name), ("email", addressOf(id)));

    private static JsonObject Member(string id, string role, string name, Func<string, string> addressOf, string? category = null)
    {
        var member = Json.Of(("id", id), ("role", role), ("name", name), ("email", addressOf(id)));
        if (category is not null)
        {
            member["categoryIds"] = new JsonArray(category);
        }

        return member;
    }
}
