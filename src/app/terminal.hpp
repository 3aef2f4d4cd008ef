#pragma once
// Talking to the person at the command line: lines out, questions, secrets typed unseen.
#include "app/arguments.hpp"
#include <memory>

namespace app {

/// Whether the machine's locale is Chinese; other locales get English.
bool speaks_chinese();
/// The one of the two that the machine's locale asks for.
std::string in_words(const char* chinese, const char* english);

void print(const std::string& line);
/// Tells on standard error what is wrong; gives 1.
int complain(const std::string& what);
/// The same with how to ask rightly; gives 2.
int wrong_usage(const Arguments& arguments, const std::string& what);

/// Whether a person is there to answer: input and output are a terminal.
bool is_interactive();
/// A line typed after the question; `known` when nothing was typed. Failure "input" at the end of the input.
std::string ask(const std::string& question, const std::string& known = "");
/// The same without showing what is typed; from standard input when that is no terminal.
std::string ask_secret(const std::string& question);
/// The first line of a file, without its end.
std::string first_line_of(const std::string& path);

/// Shows the recovery key that the very first opening of a database makes; it is never shown again.
void show_recovery_key(const store::Store& store);
/// That there is a county where the arguments say. Failure "open" when there is none.
void require_county(const Arguments& arguments);
/// The county, made where there is none, opened to be changed; a recovery key just made is shown. For the commands
/// that begin a county alone: from any other, a mistyped path would be another county.
std::unique_ptr<store::Store> open_or_make(const Arguments& arguments);
/// The county, opened to be changed. Failure "open" when there is none.
std::unique_ptr<store::Store> open_to_change(const Arguments& arguments);
/// The county, opened to be read, beside a serving process too. Failure "open" when there is none.
std::unique_ptr<store::Store> open_to_read(const Arguments& arguments);

}
