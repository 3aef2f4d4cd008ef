#pragma once
// The way of a record from hand to hand as a table of transitions: who may do what from where, and who must be
// somebody else, judged from the trace by person. Pure: facts in, the move or its refusal out. The application
// procedure has rules of its own in cases/.
#include "base/result.hpp"
#include "steps/people.hpp"
#include <optional>
#include <span>
#include <string>

namespace steps {

/// One row of a record kind's table: `act` moves it from one state to another, or leaves it where it is. An act
/// that several may take, or from several states, has several rows.
struct Transition {
    std::string_view act, from, to;  // from "": the record is not there yet
    Permission permission{};
    Tier tier{};
    std::span<const std::string_view> differs_from{};  // acts of the same record by other people; both ways
    bool needs_reason = false;
    bool by_party = false;    // open to whose record it is too: they withdraw, they answer
    bool by_program = false;  // taken on its day by the program alone
};

/// A step that was taken. Its person counts for all that follows, whatever was sent back since.
struct Taken {
    std::string act{}, from{}, to{};
    Doer by;
    std::optional<Doer> stood_for{};  // whose deputy they were
};

/// What the rules need to know of a record; a kind with more to ask derives its own facts.
struct Facts {
    std::vector<Taken> trace{};  // in the order of the steps
    std::vector<Doer> barred{};  // who may take no step here: a guarantor, who acted on what is appealed
};
/// Where the record stands: "" before its first step.
std::string_view state_of(const Facts&);

struct Ask {
    std::string act, reason{};
};

/// The step to be recorded.
struct Move {
    std::int64_t seq = 0;
    std::string act, from, to, reason;
    std::optional<Doer> stands_for{};
    bool operator==(const Move&) const = default;
};

/// Whether two acts of a table must be by different people, whichever of their rows says so.
bool must_differ(std::span<const Transition>, std::string_view act, std::string_view other);

/// The move by the table alone: step.not_open, access.forbidden, step.wrong_tier, step.own_case, step.kin,
/// step.same_person, reason.missing. A deputy acts in their own right where that is enough, else as whom they stand
/// in for, and is held to what either of the two has done.
Result<Move> move_by(std::span<const Transition>, const Facts&, const Ask&, const ActorFacts&);

/// What is open to somebody, with what still stands in its way.
struct ActState {
    std::string act;
    std::optional<Refusal> blocked{};
};
/// Not open now, or another's to do: not shown at all.
bool is_hidden(const Refusal&);
/// The acts that lead on from where the record stands, each once, in the order of the table.
std::vector<std::string> acts_from(std::span<const Transition>, std::string_view state);

/// A record kind's way: its rows, and what else must hold before an act (`guard`, which may be null). F is Facts or
/// derives from it.
template <class F>
struct Table {
    std::span<const Transition> rows;
    Result<Done> (*guard)(std::string_view act, const F&) = nullptr;
};

/// The move, or why not: as move_by, then as the guard says.
template <class F>
Result<Move> next(const Table<F>& table, const F& facts, const Ask& ask, const ActorFacts& actor) {
    auto move = move_by(table.rows, facts, ask, actor);
    if (!move || !table.guard) return move;
    TRY(table.guard(ask.act, facts));
    return move;
}

/// What the actor may do now; what needs a reason is not blocked by its being unsaid.
template <class F>
std::vector<ActState> available(const Table<F>& table, const F& facts, const ActorFacts& actor) {
    std::vector<ActState> out;
    for (auto& act : acts_from(table.rows, state_of(facts))) {
        auto move = next(table, facts, {.act = act, .reason = "-"}, actor);
        if (move) out.push_back({std::move(act), std::nullopt});
        else if (!is_hidden(move.error())) out.push_back({std::move(act), std::move(move).error()});
    }
    return out;
}

}
