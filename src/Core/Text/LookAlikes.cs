using System.Collections.Frozen;
using System.Text;

namespace CreditFunctions.Core.Text;

/// <summary>
/// Groups of characters that look alike, each mapped to the first of its group. Letters are lower-case. The groups contain Latin, Greek
/// and Cyrillic letters of one shape, digits and similar letters, and ideographs in names of places and persons.
/// </summary>
internal static class LookAlikes
{
    private static readonly string[] Groups =
    [
        "0oоοо零〇○◯",
        "1liіιıӏ丨",
        "aаαɑ",
        "bв",
        "cсϲ",
        "dԁ",
        "eеεё",
        "gɡ",
        "hһн",
        "jј",
        "kкκ",
        "mм",
        "nпη",
        "pрρ",
        "qԛ",
        "sѕ",
        "tтτ",
        "uυц",
        "vν",
        "wѡԝ",
        "xхχ",
        "yуγү",
        "zζ",
        "己已巳",
        "戊戌戍",
        "未末",
        "日曰",
        "土士",
        "天夭",
        "人入",
        "千干于",
        "治冶",
        "毫亳",
        "刁刀",
        "免兔",
        "乌鸟",
        "侯候",
        "壬王",
        "荼茶",
        "拆折",
        "丐丏",
        "市巿",
        "卬卯",
        "汨汩",
        "祗祇",
        "妹妺",
        "胃胄",
        "宂冗",
        "洗冼",
        "赢羸",
        "崇祟",
        "孑子孓",
        "一ー",
        "口囗",
        "二ニ",
        "力カ",
        "工エ",
        "卜ト",
    ];

    private static readonly FrozenDictionary<Rune, Rune> First = Read();

    /// <summary>The first character of the group; null where nothing looks alike.</summary>
    public static Rune? Find(Rune rune) => First.TryGetValue(rune, out var first) ? first : null;

    private static FrozenDictionary<Rune, Rune> Read()
    {
        var first = new Dictionary<Rune, Rune>();
        foreach (var group in Groups.Select(group => group.EnumerateRunes().ToArray()))
        {
            foreach (var rune in group)
            {
                first.TryAdd(rune, group[0]);
            }
        }

        return first.ToFrozenDictionary();
    }
}
