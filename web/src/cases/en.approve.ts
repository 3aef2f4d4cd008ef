import type { Words } from '@/base/i18n'
import type zh from './zh.approve'

export default {
  approve: {
    title: 'Approvals', todo: 'To do', done: 'Done', mine: 'Started by me', action: 'Step', entered: 'Since', due: 'Due', batch: 'Handle together', batch_hint: 'Cases at the same step can be handled together; if one cannot, none is.', panel: 'Decision',
    verdict: 'Verdict', level: 'Level', opinion: 'Opinion', need_opinion: 'Write an opinion', need_level: 'Choose a level', need_verdict: 'Choose a verdict', need_to: 'Choose the step to return to', to: 'Return to', submit: 'Submit', logged: 'It cannot be changed afterwards and is logged.',
    date: 'Meeting', participants: 'Participants', participants_hint: 'One a line, or separated by commas', need_participants: 'Name the participants', need_date: 'Give the date', blocked: 'Not now: {reason}', other: 'Other actions', reason: 'Reason', none: 'Nothing for you to do here', recent: 'Latest changes',
    assembly_date: 'Assembly', expected: 'Expected', present: 'Present', in_favour: 'For', against: 'Against', abstained: 'Abstained', assembly_opinion: 'Opinion', proposed: 'Proposed level', majority: 'More than half of those expected must be for it (at least {count})', votes_sum: 'For, against and abstained must add up to those present', present_more: 'Present cannot exceed expected', minutes: 'Minutes', minutes_hint: 'Add a photo or scan of the minutes first', record: 'Record assembly',
    start: 'Posted on', place: 'Place', phone: 'Phone for objections', need_place: 'Name the place', post: 'Post notice', post_hint: '{days} working days, counted from the day after.', close_hint: 'It can be closed when the period is over, no objection is open and the photograph is there.', close: 'Close notice', photo: 'Photograph of the notice',
    remind_done: 'Reminded', done_words: 'Done: {status}', same_step: 'Choose cases at the same step', chosen: '{count} selected', sent: 'Submitted', returned_to: 'Returned to {step}',
  },
  notices: {
    title: 'Public notices', all: 'All', number: 'Number', name: 'Name', branch: 'Branch', level: 'Proposed level', period: 'Period', place: 'Place', objections: 'Objections', state: 'State', states: { running: 'Running', ended: 'Over', restarted: 'Restarted', closed: 'Closed', stopped: 'Stopped' },
    print: 'Print sheet', correct: 'Correct and restart', correct_hint: 'A correction starts the period anew.', reason: 'Reason', start: 'Posted again on', why: 'Why this end', photo: 'Photograph', photo_none: 'No photograph yet', photo_open: 'Open photograph', link: 'Public page', link_hint: 'Opens only from the sheet\'s code or link; closes when the period is over', open: 'Open case', days: '{count} working days',
    objection_new: 'Record objection', received: 'Received', channel: 'By', channels: { web: 'web', paper: 'paper', phone: 'phone' }, from: 'From', anonymous: 'no name', contact: 'Contact', content: 'Content', obj_states: { recorded: 'To investigate', investigated: 'To answer', answered: 'Answered' }, finding: 'Finding', upheld: 'Is it upheld', upheld_yes: 'Upheld', upheld_no: 'Not upheld', investigate: 'Record finding', answer: 'Answer', answered: 'Answered', answer_text: 'Answer', none: 'No objections', need_content: 'Write what it says', need_finding: 'Write the finding', need_upheld: 'Say whether it is upheld', need_answer: 'Write the answer', investigated_by: 'Investigated by', back: 'Back to notices', taken: 'Recorded',
    shown: 'The notice shows name, branch and proposed level; no ID number, phone, account, illness or address.', correction: 'Correction', upload: 'Add photograph',
  },
  paper_form: {
    application: 'Print the form', card: 'Print household cards', notice: 'Print the notice', ledger: 'Print the list',
  },
} satisfies Words<typeof zh>
